import { useQuery } from "@tanstack/react-query";
import type { SetupArtefact, StorageLocation } from "../../../api/types";
import { useSession } from "../../../session/session";
import { Loaded } from "../../../shared/Loaded";
import { artefactQuery } from "../storageApi";
import { hrefHere } from "./href";
import { KitPage } from "./KitPage";
import { Snippet } from "./Snippet";

/** The media type of what is written for people. */
const PAGE = "text/markdown";

/** One file of a setup kit. */
export function Artefact({ location, artefact }: { location: StorageLocation; artefact: SetupArtefact }) {
  const { organizationId } = useSession();
  const content = useQuery(artefactQuery(organizationId, location.id, artefact));
  const Shown = artefact.mediaType === PAGE ? KitPage : Snippet;
  const file = { name: artefact.name, href: hrefHere(artefact.href) };
  return (
    <Loaded query={content}>
      {(text) => <Shown title={artefact.title} content={text} file={file} />}
    </Loaded>
  );
}
