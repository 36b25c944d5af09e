import { Button } from "@patternfly/react-core";
import DownloadIcon from "@patternfly/react-icons/dist/esm/icons/download-icon";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SetupArtefact, StorageLocation } from "../../../api/types";
import { useSession } from "../../../session/session";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { artefactQuery } from "../storageApi";

interface DownloadAllProps {
  location: StorageLocation;
  artefacts: readonly SetupArtefact[];
}

/** All files of a setup kit in one archive, packed here. */
export function DownloadAll({ location, artefacts }: DownloadAllProps) {
  const { organizationId } = useSession();
  const queries = useQueryClient();
  const packing = useMutation({
    mutationFn: async () => {
      const { strToU8, zipSync } = await import("fflate");
      const files = await Promise.all(
        artefacts.map(async (artefact) => {
          const text = await queries.fetchQuery(artefactQuery(organizationId, location.id, artefact));
          return [artefact.name, strToU8(text)] as const;
        }),
      );
      save(new Blob([zipSync(Object.fromEntries(files))], { type: "application/zip" }), `custody-${location.id}.zip`);
    },
  });
  return (
    <>
      {packing.isError && <ProblemAlert error={packing.error} title="The files were not downloaded" />}
      <Button
        variant="secondary"
        size="sm"
        icon={<DownloadIcon />}
        onClick={() => packing.mutate()}
        isLoading={packing.isPending}
      >
        Download all files
      </Button>
    </>
  );
}

function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
