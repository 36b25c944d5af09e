import { Button, EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter } from "@patternfly/react-core";
import ExclamationCircleIcon from "@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon";
import SearchIcon from "@patternfly/react-icons/dist/esm/icons/search-icon";
import { ApiProblem } from "../api/problem";
import { ForbiddenState } from "./ForbiddenState";
import { TraceId } from "./TraceId";

/** Stands where content would be that could not be read, and says why and what to do. */
export function FailedState({ error, retry }: { error: Error; retry: () => void }) {
  if (error instanceof ApiProblem && error.status === 403) return <ForbiddenState detail={error.problem.detail} />;
  const missing = error instanceof ApiProblem && error.status === 404;
  return (
    <EmptyState
      headingLevel="h2"
      titleText={error instanceof ApiProblem ? error.problem.title : "This could not be read"}
      icon={missing ? SearchIcon : ExclamationCircleIcon}
      {...(missing ? {} : { status: "danger" as const })}
    >
      <EmptyStateBody>
        {error instanceof ApiProblem ? error.problem.detail : error.message}
        {error instanceof ApiProblem && !missing && <TraceId id={error.problem.traceId} />}
      </EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button variant="primary" onClick={retry}>
            Try again
          </Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}
