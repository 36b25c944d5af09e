import { Card, CardBody, CardTitle, ClipboardCopy, Content, Stack, StackItem } from "@patternfly/react-core";
import type { Recording } from "../recordingsApi";
import { IntegrityCheck } from "./IntegrityCheck";

/** How anybody can tell that a recording is whole and unaltered. */
export function Integrity({ recording }: { recording: Recording }) {
  const { sha256 } = recording;
  return (
    <Card isFullHeight>
      <CardTitle component="h2">Integrity</CardTitle>
      <CardBody>
        {sha256 ? (
          <Stack hasGutter>
            <StackItem>
              <Content component="p">The SHA-256 of every byte that was received, computed as they came:</Content>
              <ClipboardCopy
                isReadOnly
                isCode
                hoverTip="Copy"
                clickTip="Copied"
                textAriaLabel="SHA-256"
                toggleAriaLabel="Show all of it"
              >
                {sha256}
              </ClipboardCopy>
            </StackItem>
            <StackItem>
              <IntegrityCheck recording={recording} sha256={sha256} />
            </StackItem>
          </Stack>
        ) : (
          <Content component="p">Its SHA-256 is there as soon as it has ended.</Content>
        )}
      </CardBody>
    </Card>
  );
}
