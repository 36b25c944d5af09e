import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiProblem, Unreachable } from "../api/problem";
import { RAN_OUT, SESSION } from "../session/session";

const LONGEST_PAUSE = 5_000;

/** Keeps what was read. A 401 anywhere means that the session is over, and the log-in takes the page's place. */
export function makeQueries(): QueryClient {
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: sessionMayBeOver }),
    mutationCache: new MutationCache({ onError: sessionMayBeOver }),
    defaultOptions: {
      queries: {
        networkMode: "always",
        staleTime: 2_000,
        retry: goesOn,
        retryDelay: (attempt) => Math.min(500 * 2 ** attempt, LONGEST_PAUSE),
      },
      mutations: { networkMode: "always" },
    },
  });

  function sessionMayBeOver(error: Error): void {
    if (error instanceof ApiProblem && error.status === 401 && queries.getQueryData(SESSION)) {
      queries.setQueryData(RAN_OUT, true);
      queries.setQueryData(SESSION, null);
    }
  }

  return queries;
}

/** Who cannot be reached is asked again for as long as it takes; who fails, a little; who refuses, never. */
function goesOn(failures: number, error: Error): boolean {
  if (error instanceof Unreachable) return true;
  return error instanceof ApiProblem && error.status >= 500 && failures < 2;
}
