import { useQuery } from "@tanstack/react-query";
import type { StorageLocation } from "../../../api/types";
import { useSession } from "../../../session/session";
import { overviewQuery, retireLocation } from "../storageApi";
import { ConfirmChange } from "./ConfirmChange";

export function RetireDialog({ location, onClose }: { location: StorageLocation; onClose: () => void }) {
  const { organizationId } = useSession();
  const fallback = useQuery(overviewQuery(organizationId)).data?.installationDefault;
  return (
    <ConfirmChange
      title="Retire the location?"
      confirm="Retire"
      failed="The location was not retired"
      change={() => retireLocation(organizationId, location.id)}
      onClose={onClose}
    >
      New recordings will not go to <strong>{location.name}</strong> any more:{" "}
      {fallback === undefined
        ? "they will be refused until another location is active. To change to another one without a gap, configure that first."
        : `they will go to ${fallback.title}, the installation's default.`}{" "}
      Those that are there stay there and stay playable, as long as access is granted. Those that are being made end
      where they began.
    </ConfirmChange>
  );
}
