import { useMutation, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { StorageLocation, Verification } from "../../../api/types";
import { useSession } from "../../../session/session";
import { storageKeys, verificationQuery, verifyLocation } from "../storageApi";

interface VerificationRun {
  readonly begin: () => void;
  readonly beginning: boolean;
  readonly failure: Error | null;
  /** The run that is looked at; absent where there was never one. */
  readonly run: UseQueryResult<Verification> | undefined;
}

/** Begins verifications of a location and looks at the newest, until it is through. */
export function useVerification(location: StorageLocation): VerificationRun {
  const { organizationId } = useSession();
  const queries = useQueryClient();
  const [begun, setBegun] = useState<string>();
  const id = begun ?? location.lastVerification?.id;
  const run = useQuery({ ...verificationQuery(organizationId, location.id, id ?? ""), enabled: id !== undefined });
  const beginning = useMutation({
    mutationFn: () => verifyLocation(organizationId, location.id),
    onSuccess: (verification) => {
      queries.setQueryData(verificationQuery(organizationId, location.id, verification.id).queryKey, verification);
      setBegun(verification.id);
    },
  });

  // What is known of the location changes with the outcome.
  const status = run.data?.status;
  useEffect(() => {
    if (status === undefined || status === "running") return;
    void queries.invalidateQueries({ queryKey: storageKeys.location(organizationId, location.id), exact: true });
    void queries.invalidateQueries({ queryKey: [...storageKeys.all(organizationId), "locations"] });
    void queries.invalidateQueries({ queryKey: [...storageKeys.all(organizationId), "overview"] });
  }, [status, id]);

  return {
    begin: () => beginning.mutate(),
    beginning: beginning.isPending,
    failure: beginning.error,
    run: id === undefined ? undefined : run,
  };
}
