import { Alert } from "@patternfly/react-core";
import UploadIcon from "@patternfly/react-icons/dist/esm/icons/upload-icon";
import { createPortal } from "react-dom";
import "./drop-hint.css";

/** Stands above all of the window while files hang over it: within the page its edges would be hidden. */
export function DropHint() {
  return createPortal(
    <div className="custody-drop-hint">
      <Alert variant="info" isInline customIcon={<UploadIcon />} title="Drop them to upload them as recordings" />
    </div>,
    document.body,
  );
}
