import { Alert, AlertActionLink, Content } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { useScope } from "../../../session/session";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { RelativeTime } from "../../../shared/RelativeTime";
import { type Blocked, deliverNow, type Recording, RECORDINGS } from "../recordingsApi";

/** Why a recording does not get into its location, and what can be done. */
export function BlockedAlert({ recording, blocked }: { recording: Recording; blocked: Blocked }) {
  const queries = useQueryClient();
  const [, go] = useLocation();
  const mayTry = useScope("recordings:write");
  const trying = useMutation({
    mutationFn: () => deliverNow(recording.organizationId, recording.id),
    onSettled: () => queries.invalidateQueries({ queryKey: [RECORDINGS] }),
  });
  return (
    <>
      <Alert
        component="h2"
        variant="warning"
        isInline
        title="Your storage refuses this recording"
        actionLinks={
          <>
            <AlertActionLink onClick={() => go("/settings/storage")}>To Recording storage</AlertActionLink>
            {mayTry && (
              <AlertActionLink onClick={() => trying.mutate()} isLoading={trying.isPending}>
                Try now
              </AlertActionLink>
            )}
          </>
        }
      >
        <Content component="p">{blocked.reason}</Content>
        <Content component="p">
          It is safe in the spool meanwhile. It was first refused <RelativeTime time={blocked.since} /> and is tried again by
          itself <RelativeTime time={blocked.nextTry} />.
        </Content>
        <div role="status">{trying.isSuccess && "It is being tried."}</div>
      </Alert>
      {trying.isError && <ProblemAlert error={trying.error} title="It was not tried" />}
    </>
  );
}
