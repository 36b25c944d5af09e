import { Bullseye, Button, Progress } from "@patternfly/react-core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSession } from "../../../../session/session";
import { Loaded } from "../../../../shared/Loaded";
import { formatBytes } from "../../../../shared/format";
import { CONTENT, contentAddress } from "../../recordingsApi";
import { Unplayable } from "../Unplayable";
import { UnplayableCast } from "./cast";
import { loadCast } from "./loadCast";
import { RecordedTerminal } from "./RecordedTerminal";
import type { PlayerProps } from "./TerminalPlayer";

// The player holds a session whole; one that is larger is not forced on a browser unasked.
const LARGE = 100_000_000;

export function StoredTerminal({ recording, start }: PlayerProps) {
  const [asked, setAsked] = useState(recording.bytes <= LARGE);
  return asked ? (
    <LoadedTerminal recording={recording} start={start} />
  ) : (
    <Unplayable
      title="This is a very large session"
      why={`To be played it has to be loaded whole: ${formatBytes(recording.bytes)}.`}
      recording={recording}
    >
      <Button variant="primary" onClick={() => setAsked(true)}>
        Load it all the same
      </Button>
    </Unplayable>
  );
}

function LoadedTerminal({ recording, start }: PlayerProps) {
  const { organizationId } = useSession();
  const [bytes, setBytes] = useState(0);
  const cast = useQuery({
    queryKey: [CONTENT, organizationId, "cast", recording.id],
    queryFn: ({ signal }) => loadCast(contentAddress(recording), signal, setBytes),
    staleTime: Infinity,
    gcTime: 0,
  });
  if (cast.error instanceof UnplayableCast) {
    return <Unplayable title="This cannot be played" why={cast.error.message} recording={recording} />;
  }
  return (
    <Loaded query={cast} loading={<Loading bytes={bytes} of={recording.bytes} />}>
      {(read) => <RecordedTerminal cast={read} start={start} />}
    </Loaded>
  );
}

function Loading({ bytes, of }: { bytes: number; of: number }) {
  return (
    <Bullseye>
      <Progress
        aria-label="Loading the session"
        title="Loading the session"
        value={Math.min(100, Math.floor((bytes / Math.max(1, of)) * 100))}
        size="sm"
      />
    </Bullseye>
  );
}
