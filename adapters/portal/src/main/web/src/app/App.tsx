import { QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { SessionGate } from "../session/SessionGate";
import { Shell } from "../shell/Shell";
import { CrashGuard } from "./CrashGuard";
import { makeQueries } from "./queries";
import { Pages } from "./Pages";

export function App() {
  const [queries] = useState(makeQueries);
  return (
    <CrashGuard>
      <QueryClientProvider client={queries}>
        <SessionGate>
          <Shell>
            <CrashGuard>
              <Pages />
            </CrashGuard>
          </Shell>
        </SessionGate>
      </QueryClientProvider>
    </CrashGuard>
  );
}
