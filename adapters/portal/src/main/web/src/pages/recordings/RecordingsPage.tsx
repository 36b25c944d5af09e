import { Button, Stack, StackItem } from "@patternfly/react-core";
import UploadIcon from "@patternfly/react-icons/dist/esm/icons/upload-icon";
import { useCallback, useRef } from "react";
import { useScope } from "../../session/session";
import { NeedsScope } from "../../shared/NeedsScope";
import { PageFrame } from "../../shared/PageFrame";
import { Deleted } from "./list/Deleted";
import { RecordingsList } from "./list/RecordingsList";
import { DropHint } from "./upload/DropHint";
import { UploadStatus } from "./upload/UploadStatus";
import { UploadPanel } from "./upload/UploadPanel";
import { useFileDrop } from "./upload/useFileDrop";
import { useUploads } from "./upload/useUploads";

export default function RecordingsPage() {
  const mayUpload = useScope("recordings:write");
  const { uploads, items } = useUploads();
  const chooser = useRef<HTMLInputElement>(null);
  const add = useCallback((files: Iterable<File>) => uploads.add(files), [uploads]);
  const above = useFileDrop(mayUpload ? add : undefined);
  const choose = () => chooser.current?.click();
  return (
    <PageFrame
      title="Recordings"
      description={
        mayUpload
          ? "Newest first, from the first byte on. Drop files anywhere on this page to upload them."
          : "Newest first, from the first byte on."
      }
      actions={
        mayUpload && (
          <Button variant="secondary" icon={<UploadIcon />} onClick={choose}>
            Upload
          </Button>
        )
      }
    >
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-label="Files to upload"
        onChange={({ target }) => {
          add([...(target.files ?? [])]);
          target.value = "";
        }}
      />
      {above && <DropHint />}
      <UploadStatus items={items} />
      <Stack hasGutter>
        <Deleted />
        {items.length > 0 && (
          <StackItem>
            <UploadPanel uploads={uploads} items={items} />
          </StackItem>
        )}
        <StackItem isFilled>
          <NeedsScope scope="recordings:read">
            <RecordingsList onUpload={mayUpload ? choose : undefined} />
          </NeedsScope>
        </StackItem>
      </Stack>
    </PageFrame>
  );
}
