import { Button, Flex, FlexItem } from "@patternfly/react-core";
import { useState } from "react";
import { useScope } from "../../../session/session";
import type { Recording } from "../recordingsApi";
import { DeleteRecording } from "./DeleteRecording";
import { DownloadButton } from "./DownloadButton";
import { EndRecording } from "./EndRecording";

export function RecordingActions({ recording }: { recording: Recording }) {
  const mayRead = useScope("recordings:read");
  const mayDelete = useScope("recordings:delete");
  const mayWrite = useScope("recordings:write");
  const [asking, setAsking] = useState<"delete" | "end">();
  const close = () => setAsking(undefined);
  return (
    <Flex spaceItems={{ default: "spaceItemsSm" }} rowGap={{ default: "rowGapSm" }}>
      {mayWrite && recording.state === "receiving" && (
        <FlexItem>
          <Button variant="secondary" onClick={() => setAsking("end")}>
            End it
          </Button>
        </FlexItem>
      )}
      {mayRead && (
        <FlexItem>
          <DownloadButton recording={recording} />
        </FlexItem>
      )}
      {mayDelete && (
        <FlexItem>
          <Button variant="secondary" isDanger onClick={() => setAsking("delete")}>
            Delete
          </Button>
        </FlexItem>
      )}
      {asking === "delete" && <DeleteRecording recording={recording} onClose={close} />}
      {asking === "end" && <EndRecording recording={recording} onClose={close} />}
    </Flex>
  );
}
