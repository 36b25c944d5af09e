import { useMutation, useQueryClient, type UseMutationResult } from "@tanstack/react-query";
import { useSession } from "../../../session/session";
import { changeLocation, locationQuery, storageKeys, type SeenLocation, type SettingsPatch } from "../storageApi";

export interface LocationPatch {
  name?: string;
  settings?: SettingsPatch;
}

/** Saves changes of a location against what was seen of it; nothing is sent where nothing differs. */
export function useSaving(
  seen: SeenLocation,
  whenSaved: (after: SeenLocation) => void,
): UseMutationResult<SeenLocation, Error, LocationPatch> {
  const { organizationId } = useSession();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (patch: LocationPatch) => {
      const { name, settings = {} } = patch;
      const unchanged = Object.keys(settings).length === 0 && (name === undefined || name === seen.location.name);
      return unchanged ? seen : changeLocation(organizationId, seen, patch);
    },
    onSuccess: async (after) => {
      if (after !== seen) {
        await queries.invalidateQueries({ queryKey: storageKeys.all(organizationId) });
        queries.setQueryData(locationQuery(organizationId, seen.location.id).queryKey, after);
      }
      whenSaved(after);
    },
  });
}
