import type { StorageLocation } from "../../../api/types";
import { useSession } from "../../../session/session";
import { removeLocation } from "../storageApi";
import { ConfirmChange } from "./ConfirmChange";

export function RemoveDialog({ location, onClose }: { location: StorageLocation; onClose: () => void }) {
  const { organizationId } = useSession();
  return (
    <ConfirmChange
      title="Delete the location?"
      confirm="Delete"
      failed="The location was not deleted"
      change={() => removeLocation(organizationId, location.id)}
      onClose={onClose}
    >
      The settings of <strong>{location.name}</strong> are forgotten, secrets too. In your cloud nothing is touched. A location that ever had recordings
      cannot be deleted, since they are read from there.
    </ConfirmChange>
  );
}
