import { Card, CardBody, CardTitle, Stack, StackItem } from "@patternfly/react-core";
import { CopyButton } from "../../../shared/CopyButton";
import { Fact, Facts } from "../../../shared/Facts";
import type { Recording } from "../recordingsApi";
import { LocationFacts } from "./LocationFacts";
import { Journey } from "./Journey";
import { PROOFS } from "./proofs";

/** Where a recording is, and how that is known. */
export function Whereabouts({ recording }: { recording: Recording }) {
  return (
    <Card isFullHeight>
      <CardTitle component="h2">Whereabouts</CardTitle>
      <CardBody>
        <Stack hasGutter>
          <StackItem>
            <Journey recording={recording} />
          </StackItem>
          <StackItem>
            <Facts>
              <LocationFacts recording={recording} />
              {recording.objectKey && (
                <Fact name="Key">
                  <code>{recording.objectKey}</code> <CopyButton text={recording.objectKey} what="the key" />
                </Fact>
              )}
              {recording.proof && <Fact name="Proof">{PROOFS[recording.proof]}</Fact>}
            </Facts>
          </StackItem>
        </Stack>
      </CardBody>
    </Card>
  );
}
