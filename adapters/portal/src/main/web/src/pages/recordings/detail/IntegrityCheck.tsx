import { Alert, Button, Content } from "@patternfly/react-core";
import { useMutation } from "@tanstack/react-query";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { contentAddress, type Recording } from "../recordingsApi";
import { digestOf } from "./digest";

// The browser digests what it holds as a whole.
const LARGEST = 256_000_000;

/** Digests, on the reader's own machine, what the service gives out. */
export function IntegrityCheck({ recording, sha256 }: { recording: Recording; sha256: string }) {
  const check = useMutation({ mutationFn: () => digestOf(contentAddress(recording)) });
  if (recording.bytes > LARGEST || !window.isSecureContext) {
    return (
      <Content component="p">
        To check it, download it and compare with what <code>sha256sum</code> says.
      </Content>
    );
  }
  return (
    <>
      <Button variant="secondary" onClick={() => check.mutate()} isLoading={check.isPending} isDisabled={check.isPending}>
        {check.isPending ? "Reading and checking" : "Check it in this browser"}
      </Button>
      <div role="status">
        {check.isSuccess && check.data === sha256 && (
          <Alert variant="success" isInline isPlain title="Whole and unaltered: what was read just now has this very SHA-256." />
        )}
        {check.isSuccess && check.data !== sha256 && (
          <Alert variant="danger" isInline title="What was read is not what was received">
            It has the SHA-256 <code>{check.data}</code>. Tell the operator of the service, with the recording&apos;s ID.
          </Alert>
        )}
      </div>
      {check.isError && <ProblemAlert error={check.error} title="It could not be checked" />}
    </>
  );
}
