import "asciinema-player/dist/bundle/asciinema-player.css";
import { Stack, StackItem } from "@patternfly/react-core";
import { useState } from "react";
import { contentAddress, type Recording } from "../../recordingsApi";
import { LiveBar } from "../LiveBar";
import { useHasEnded } from "../useHasEnded";
import { LiveTerminal } from "./LiveTerminal";
import { StoredTerminal } from "./StoredTerminal";

export interface PlayerProps {
  recording: Recording;
  /** Seconds into it, where a link says so. */
  start: number | undefined;
}

/** A terminal session: live while it is being made, unless somebody wants to see how it came to that. */
export default function TerminalPlayer({ recording, start }: PlayerProps) {
  const isMade = recording.state === "receiving";
  const [live, setLive] = useState(isMade && start === undefined);
  const [ended, setEnded] = useState(false);
  const [time, setTime] = useState<number>();
  const hasEnded = useHasEnded(recording);
  const goLive = () => {
    setEnded(false);
    setLive(true);
  };
  return (
    <Stack hasGutter>
      {(isMade || live) && (
        <StackItem>
          <LiveBar
            live={live}
            ended={ended || !isMade}
            time={time}
            onLive={goLive}
            onFromBeginning={() => setLive(false)}
          />
        </StackItem>
      )}
      <StackItem>
        {live ? (
          <LiveTerminal
            address={contentAddress(recording, true)}
            onTime={setTime}
            hasEnded={hasEnded}
            onEnd={() => setEnded(true)}
          />
        ) : (
          <StoredTerminal recording={recording} start={start} />
        )}
      </StackItem>
    </Stack>
  );
}
