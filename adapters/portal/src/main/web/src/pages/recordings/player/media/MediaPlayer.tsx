import { Stack, StackItem } from "@patternfly/react-core";
import { useState } from "react";
import { contentAddress, type Recording } from "../../recordingsApi";
import { LiveBar } from "../LiveBar";
import { Media } from "./Media";

interface MediaPlayerProps {
  recording: Recording;
  kind: "video" | "audio";
  start: number | undefined;
}

/** A call or a video; live while it is being made, as far as the browser can play what has no end yet. */
export default function MediaPlayer({ recording, kind, start }: MediaPlayerProps) {
  const isMade = recording.state === "receiving";
  const [live, setLive] = useState(isMade && start === undefined);
  return (
    <Stack hasGutter>
      {(isMade || live) && (
        <StackItem>
          <LiveBar
            live={live}
            ended={!isMade}
            time={undefined}
            onLive={() => setLive(true)}
            onFromBeginning={() => setLive(false)}
          />
        </StackItem>
      )}
      <StackItem>
        <Media
          key={live ? "live" : "stored"}
          recording={recording}
          kind={kind}
          address={contentAddress(recording, live)}
          start={start}
          live={live}
        />
      </StackItem>
    </Stack>
  );
}
