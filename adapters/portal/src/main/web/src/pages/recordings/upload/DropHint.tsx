import { Alert } from "@patternfly/react-core";
import UploadIcon from "@patternfly/react-icons/dist/esm/icons/upload-icon";
import "./drop-hint.css";

/** Stands above the page while files hang over it. */
export function DropHint() {
  return (
    <div className="custody-drop-hint">
      <Alert variant="info" isInline customIcon={<UploadIcon />} title="Drop them to upload them as recordings" />
    </div>
  );
}
