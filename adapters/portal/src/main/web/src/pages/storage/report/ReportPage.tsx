import { Button, Stack, StackItem } from "@patternfly/react-core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useLocation, useSearch } from "wouter";
import type { StorageLocation } from "../../../api/types";
import { useScope, useSession } from "../../../session/session";
import { Loaded } from "../../../shared/Loaded";
import { PageFrame } from "../../../shared/PageFrame";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { reportOf } from "../addresses";
import { StorageCrumbs } from "../configure/StorageCrumbs";
import { locationQuery } from "../storageApi";
import { Report } from "./Report";
import { useVerification } from "./useVerification";

/** The newest verification of a location; with `?run` a new one begins. */
export function ReportPage({ id }: { id: string }) {
  const { organizationId } = useSession();
  const seen = useQuery(locationQuery(organizationId, id));
  const name = seen.data?.location.name;
  return (
    <PageFrame
      title={name === undefined ? "Verification" : `Verification of ${name}`}
      breadcrumb={<StorageCrumbs here="Verification" />}
    >
      <Loaded query={seen}>{({ location }) => <NewestReport location={location} />}</Loaded>
    </PageFrame>
  );
}

function NewestReport({ location }: { location: StorageLocation }) {
  const mayWrite = useScope("storage:write");
  const [, navigate] = useLocation();
  const search = useSearch();
  const { begin, beginning, failure, run } = useVerification(location);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || search !== "run" || !mayWrite) return;
    begun.current = true;
    // Whoever loads the page anew, or comes back, does not mean a new run.
    navigate(reportOf(location.id), { replace: true });
    begin();
  }, []);
  const running = beginning || run?.data?.status === "running";
  return (
    <Stack hasGutter>
      {failure !== null && (
        <StackItem>
          <ProblemAlert error={failure} title="The verification did not begin" />
        </StackItem>
      )}
      <StackItem>
        {run === undefined ? (
          "This location was never verified."
        ) : (
          <Loaded query={run}>{(verification) => <Report location={location} verification={verification} />}</Loaded>
        )}
      </StackItem>
      {mayWrite && (
        <StackItem>
          <Button variant="primary" onClick={begin} isDisabled={running}>
            Verify now
          </Button>
        </StackItem>
      )}
    </Stack>
  );
}
