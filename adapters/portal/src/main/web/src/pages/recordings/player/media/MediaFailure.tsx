import { Button } from "@patternfly/react-core";
import { useQuery } from "@tanstack/react-query";
import { problemOf, Unreachable } from "../../../../api/problem";
import { Loaded } from "../../../../shared/Loaded";
import { CONTENT, type Recording } from "../../recordingsApi";
import { Unplayable } from "../Unplayable";

interface MediaFailureProps {
  recording: Recording;
  address: string;
  live: boolean;
  retry: () => void;
}

/** A media element does not tell why it failed: whether there are bytes is asked for the way everything is. */
export function MediaFailure({ recording, address, live, retry }: MediaFailureProps) {
  const asked = useQuery({
    queryKey: [CONTENT, recording.organizationId, "readable", recording.id],
    gcTime: 0,
    queryFn: async ({ signal }) => {
      const first = address.replace(/\?.*$/, "");
      const response = await fetch(first, { headers: { Range: "bytes=0-0" }, signal }).catch((error: unknown) => {
        throw new Unreachable(error);
      });
      if (!response.ok) throw await problemOf(response);
      await response.body?.cancel();
      return true;
    },
  });
  return (
    <Loaded query={asked}>
      {() => (
        <Unplayable title={live ? "This cannot be played live" : "The browser cannot play this"} why={why(recording, live)} recording={recording}>
          <Button variant="primary" onClick={retry}>
            Try again
          </Button>
        </Unplayable>
      )}
    </Loaded>
  );
}

function why({ contentType }: Recording, live: boolean): string {
  return live
    ? `A browser plays some ${contentType} only when it is complete. It can be played here as soon as it has ended.`
    : `Its bytes are there, but the browser makes nothing of them as ${contentType}.`;
}
