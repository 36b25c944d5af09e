import { useQuery } from "@tanstack/react-query";
import type { SetupArtefact, StorageLocation } from "../../../api/types";
import { useSession } from "../../../session/session";
import { Loaded } from "../../../shared/Loaded";
import { artefactQuery } from "../storageApi";
import { hrefHere } from "./href";
import { Snippet } from "./Snippet";

/** One file of a setup kit. */
export function Artefact({ location, artefact }: { location: StorageLocation; artefact: SetupArtefact }) {
  const { organizationId } = useSession();
  const content = useQuery(artefactQuery(organizationId, location.id, artefact));
  return (
    <Loaded query={content}>
      {(text) => (
        <Snippet
          title={artefact.title}
          content={text}
          file={{ name: artefact.name, href: hrefHere(artefact.href) }}
        />
      )}
    </Loaded>
  );
}
