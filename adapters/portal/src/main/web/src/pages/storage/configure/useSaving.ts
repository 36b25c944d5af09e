import { useMutation, useQueryClient, type UseMutationResult } from "@tanstack/react-query";
import { ApiProblem } from "../../../api/problem";
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
  const query = locationQuery(organizationId, seen.location.id);

  /** A verification that ended meanwhile changed the location too, but nothing that this was made from. */
  async function changeUnlessOthersDid(patch: LocationPatch): Promise<SeenLocation> {
    try {
      return await changeLocation(organizationId, seen, patch);
    } catch (problem) {
      if (!(problem instanceof ApiProblem && problem.status === 412)) throw problem;
      const now = await queries.fetchQuery({ ...query, staleTime: 0 });
      if (basisOf(now) !== basisOf(seen)) throw problem;
      return changeLocation(organizationId, now, patch);
    }
  }

  return useMutation({
    mutationFn: async (patch: LocationPatch) => {
      const { name, settings = {} } = patch;
      const unchanged = Object.keys(settings).length === 0 && (name === undefined || name === seen.location.name);
      return unchanged ? seen : changeUnlessOthersDid(patch);
    },
    onSuccess: async (after) => {
      if (after !== seen) {
        await queries.invalidateQueries({ queryKey: storageKeys.all(organizationId) });
        queries.setQueryData(query.queryKey, after);
      }
      whenSaved(after);
    },
  });
}

function basisOf({ location }: SeenLocation): string {
  return JSON.stringify([location.name, location.settings]);
}
