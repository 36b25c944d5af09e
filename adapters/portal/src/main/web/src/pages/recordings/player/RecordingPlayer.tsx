import { Skeleton } from "@patternfly/react-core";
import { lazy, Suspense } from "react";
import { useSearchParams } from "wouter";
import { kindOf } from "../kinds";
import type { Recording } from "../recordingsApi";
import { parseTime } from "./timeLink";
import { Unplayable } from "./Unplayable";

const TerminalPlayer = lazy(() => import("./terminal/TerminalPlayer"));
const MediaPlayer = lazy(() => import("./media/MediaPlayer"));

/** The player for a recording's type, beginning where the address says. */
export function RecordingPlayer({ recording }: { recording: Recording }) {
  const [address] = useSearchParams();
  const start = parseTime(address.get("t"));
  const kind = kindOf(recording.contentType);
  if (recording.bytes === 0 && recording.state !== "receiving") {
    return <Unplayable title="This recording is empty" why="Not a byte of it was ever sent." recording={recording} />;
  }
  return (
    <Suspense fallback={<Skeleton height="20rem" screenreaderText="Loading the player" />}>
      {kind === "terminal" && <TerminalPlayer recording={recording} start={start} />}
      {(kind === "video" || kind === "audio") && <MediaPlayer recording={recording} start={start} kind={kind} />}
      {kind === "other" && (
        <Unplayable
          title="There is no player for this type"
          why={`It is kept as what it says that it is, ${recording.contentType}.`}
          recording={recording}
        />
      )}
    </Suspense>
  );
}
