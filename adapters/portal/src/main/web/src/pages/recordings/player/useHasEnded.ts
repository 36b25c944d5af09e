import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { type Recording, recordingQuery } from "../recordingsApi";

/** Asks whether a recording is complete; the page learns of it too. */
export function useHasEnded({ organizationId, id }: Recording): () => Promise<boolean> {
  const queries = useQueryClient();
  return useCallback(async () => {
    const now = await queries.fetchQuery({ ...recordingQuery(organizationId, id), staleTime: 0 });
    return now.state !== "receiving";
  }, [queries, organizationId, id]);
}
