import { Button } from "@patternfly/react-core";
import DownloadIcon from "@patternfly/react-icons/dist/esm/icons/download-icon";
import { contentAddress, type Recording } from "../recordingsApi";

/** The content as a file; the service names it. */
export function DownloadButton({ recording }: { recording: Recording }) {
  return (
    <Button variant="secondary" component="a" href={contentAddress(recording)} download icon={<DownloadIcon />}>
      {recording.state === "receiving" ? "Download what there is" : "Download"}
    </Button>
  );
}
