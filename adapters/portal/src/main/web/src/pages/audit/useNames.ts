import { useQuery } from "@tanstack/react-query";
import { useScope, useSession } from "../../session/session";
import { tokenNamesQuery, titlesQuery } from "./auditApi";

/** What something is called, as far as the reader may know. */
export function useNames(): (id: string) => string | undefined {
  const { organizationId } = useSession();
  const tokens = useQuery({ ...tokenNamesQuery(organizationId), enabled: useScope("tokens:write") }).data;
  const titles = useQuery({ ...titlesQuery(organizationId), enabled: useScope("recordings:read") }).data;
  return (id) => tokens?.get(id) ?? titles?.get(id);
}
