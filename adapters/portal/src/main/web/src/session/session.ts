import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, use } from "react";
import { api, body } from "../api/client";
import { ApiProblem } from "../api/problem";
import type { Organization, Session } from "../api/types";

export const SESSION = ["session"] as const;

/** True from when a session ended by itself until another is begun. */
export const RAN_OUT = ["session-ran-out"] as const;

/** Who is logged in, and to what. */
export interface LoggedIn {
  readonly organizationId: string;
  readonly scopes: readonly string[];
}

/** The session; null without one. */
export const sessionQuery = queryOptions({
  queryKey: SESSION,
  staleTime: 60_000,
  queryFn: async (): Promise<LoggedIn | null> => {
    try {
      return loggedIn(await body(api.GET("/v1/session")));
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) return null;
      throw error;
    }
  },
});

export async function logIn(shown: { token: string } | { code: string }): Promise<LoggedIn | null> {
  return loggedIn(await body(api.POST("/v1/session", { body: shown })));
}

export async function logOut(): Promise<void> {
  await api.DELETE("/v1/session");
}

function loggedIn(session: Session): LoggedIn | null {
  return session.organizationId === undefined
    ? null
    : { organizationId: session.organizationId, scopes: session.scopes };
}

export const SessionContext = createContext<LoggedIn | null>(null);

/** Who is logged in; only for what stands behind the SessionGate. */
export function useSession(): LoggedIn {
  const session = use(SessionContext);
  if (session === null) throw new Error("used outside of a session");
  return session;
}

export function useScope(scope: string): boolean {
  return useSession().scopes.includes(scope);
}

export function useOrganization(): Organization | undefined {
  const { organizationId } = useSession();
  return useQuery({
    queryKey: ["organization", organizationId],
    staleTime: 60_000,
    queryFn: () => body(api.GET("/v1/organizations/{org}", { params: { path: { org: organizationId } } })),
  }).data;
}

/** Takes a session in, or the end of one: nothing that another may not see is kept. */
export function useTakeSession(): (session: LoggedIn | null) => void {
  const queries = useQueryClient();
  return (session) => {
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== SESSION[0] });
    queries.setQueryData(SESSION, session);
  };
}
