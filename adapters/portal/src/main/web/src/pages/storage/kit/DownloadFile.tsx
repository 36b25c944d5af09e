import { Button } from "@patternfly/react-core";
import DownloadIcon from "@patternfly/react-icons/dist/esm/icons/download-icon";

/** A file of a setup kit, and where it is. */
export interface KitFile {
  name: string;
  href: string;
}

export function DownloadFile({ file }: { file: KitFile }) {
  return (
    <Button
      variant="plain"
      size="sm"
      component="a"
      href={file.href}
      download={file.name}
      icon={<DownloadIcon />}
      aria-label={`Download ${file.name}`}
    />
  );
}
