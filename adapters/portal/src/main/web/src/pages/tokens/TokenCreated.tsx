import {
  Alert,
  Button,
  ClipboardCopy,
  ModalBody,
  ModalFooter,
  ModalHeader,
  Stack,
  StackItem,
} from "@patternfly/react-core";

interface TokenCreatedProps {
  name: string;
  secret: string;
  onClose: () => void;
}

export function TokenCreated({ name, secret, onClose }: TokenCreatedProps) {
  return (
    <>
      <ModalHeader title={`The token “${name}” is made`} labelId="token-title" />
      <ModalBody>
        <Stack hasGutter>
          <StackItem>
            <Alert component="h2" variant="warning" isInline title="Copy it now: it is never shown again">
              Only its fingerprint is kept. Put it where your recorder or your people keep their secrets.
            </Alert>
          </StackItem>
          <StackItem>
            <ClipboardCopy isReadOnly isCode hoverTip="Copy" clickTip="Copied" textAriaLabel="The token">
              {secret}
            </ClipboardCopy>
          </StackItem>
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button onClick={onClose}>I have copied it</Button>
      </ModalFooter>
    </>
  );
}
