import { Alert, EmptyState, EmptyStateBody, Stack, StackItem, Switch } from "@patternfly/react-core";
import TerminalIcon from "@patternfly/react-icons/dist/esm/icons/terminal-icon";
import { useState } from "react";
import { formatCount } from "../../../../shared/format";
import { PlayerBar } from "../PlayerBar";
import type { Cast } from "./cast";
import { KeyboardHelp } from "./KeyboardHelp";
import { Markers } from "./Markers";
import { useRecordedPlayer } from "./useRecordedPlayer";

const IDLE_LIMIT = 2_000;

/** A terminal session from its beginning to where it was when it was read. */
export function RecordedTerminal({ cast, start }: { cast: Cast; start: number | undefined }) {
  return cast.events.length === 0 ? (
    <EmptyState headingLevel="h2" titleText="Nothing happened in this session" icon={TerminalIcon} variant="sm">
      <EmptyStateBody>The recording holds a terminal, but nothing that was shown in it.</EmptyStateBody>
    </EmptyState>
  ) : (
    <Playing cast={cast} start={start} />
  );
}

function Playing({ cast, start }: { cast: Cast; start: number | undefined }) {
  const [speed, setSpeed] = useState(1);
  const [skips, setSkips] = useState(cast.head.idleLimit !== undefined);
  const { place, now, seek } = useRecordedPlayer(cast, {
    speed,
    start,
    idleLimit: skips ? (cast.head.idleLimit ?? IDLE_LIMIT) : undefined,
  });
  return (
    <Stack hasGutter>
      {cast.skipped > 0 && (
        <StackItem>
          <Skipped lines={cast.skipped} />
        </StackItem>
      )}
      <StackItem>
        <div ref={place} />
      </StackItem>
      <StackItem>
        <PlayerBar speed={speed} onSpeed={setSpeed} now={now} onSeekBy={(seconds) => seek(now() + seconds)}>
          <Switch id="skip-idle" label="Skip idle time" isChecked={skips} onChange={(_, checked) => setSkips(checked)} />
          <KeyboardHelp />
        </PlayerBar>
      </StackItem>
      <Markers events={cast.events} onSeek={seek} />
    </Stack>
  );
}

function Skipped({ lines }: { lines: number }) {
  return (
    <Alert
      component="h2"
      variant="info"
      isInline
      isPlain
      title={`${formatCount(lines, "line")} of it could not be read and ${lines === 1 ? "is" : "are"} left out here; it may have been cut off. The recording itself is kept as it came.`}
    />
  );
}
