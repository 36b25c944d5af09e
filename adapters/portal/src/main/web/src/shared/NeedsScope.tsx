import type { ReactNode } from "react";
import { useScope } from "../session/session";
import { ForbiddenState } from "./ForbiddenState";

/** What only some may see. Who may not is told without asking the service, which would write it in the audit log. */
export function NeedsScope({ scope, children }: { scope: string; children: ReactNode }) {
  return useScope(scope) ? children : <ForbiddenState detail={`This needs the scope ${scope}, which it does not have.`} />;
}
