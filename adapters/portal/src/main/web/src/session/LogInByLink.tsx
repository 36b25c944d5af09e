import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useLocation } from "wouter";
import { LoadingPage } from "../shared/LoadingPage";
import { LogInPage } from "./LogInPage";
import { logIn, useTakeSession } from "./session";

/** Exchanges the code of a link for a session, once. */
export function LogInByLink({ code: inAddress }: { code: string }) {
  const [code] = useState(inAddress);
  const [, navigate] = useLocation();
  const take = useTakeSession();
  const exchange = useQuery({
    queryKey: ["log-in", code],
    queryFn: () => logIn({ code }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  useEffect(() => {
    if (exchange.data === undefined) return;
    // Away with the code first: it is used, and would stand in the history.
    window.history.replaceState(null, "", "/");
    take(exchange.data);
    navigate("/", { replace: true });
  }, [exchange.data]);
  return exchange.isError ? <LogInPage failedLink /> : <LoadingPage />;
}
