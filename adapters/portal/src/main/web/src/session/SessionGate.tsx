import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useLocation } from "wouter";
import { FailedState } from "../shared/FailedState";
import { LoadingPage } from "../shared/LoadingPage";
import { codeInAddress } from "./code";
import { LogInByLink } from "./LogInByLink";
import { LogInPage } from "./LogInPage";
import { SessionContext, sessionQuery } from "./session";

/**
 * Lets in who is logged in. Everybody else sees the log-in in the page's place: the address stays, so that they
 * are where they wanted to be as soon as they are in.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const [path] = useLocation();
  const session = useQuery(sessionQuery);
  const code = path === "/login" ? codeInAddress() : undefined;
  if (code !== undefined) return <LogInByLink code={code} />;
  if (session.data === undefined) {
    return session.isError ? (
      <FailedState error={session.error} retry={() => void session.refetch()} />
    ) : (
      <LoadingPage />
    );
  }
  if (session.data === null) return <LogInPage />;
  return <SessionContext value={session.data}>{children}</SessionContext>;
}
