import { Stack, StackItem } from "@patternfly/react-core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { FailedState } from "./FailedState";
import { LoadingState } from "./LoadingState";
import { ProblemAlert } from "./ProblemAlert";

interface LoadedProps<T> {
  query: UseQueryResult<T>;
  loading?: ReactNode;
  children: (data: T) => ReactNode;
}

/** What was read, or what stands in its place: loading, failed, forbidden, not there. */
export function Loaded<T>({ query, loading, children }: LoadedProps<T>) {
  const retry = () => void query.refetch();
  if (query.data === undefined) {
    return query.isError ? <FailedState error={query.error} retry={retry} /> : (loading ?? <LoadingState />);
  }
  if (!query.isError) return children(query.data);
  return (
    <Stack hasGutter>
      <StackItem>
        <ProblemAlert error={query.error} title="This may be out of date: it could not be read again" />
      </StackItem>
      <StackItem>{children(query.data)}</StackItem>
    </Stack>
  );
}
