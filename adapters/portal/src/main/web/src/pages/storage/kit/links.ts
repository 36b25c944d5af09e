import type { SetupArtefact } from "../../../api/types";

/** The media type of files that are links (RFC 2483). */
const LINK = "text/uri-list";

export function isLink(artefact: SetupArtefact): boolean {
  return artefact.mediaType === LINK;
}

/** The first address in such a file, if a browser may be sent there. */
export function addressIn(text: string): string | undefined {
  const address = text.split(/\r?\n/).find((line) => line !== "" && !line.startsWith("#"));
  const leads = address !== undefined && URL.canParse(address) && new URL(address).protocol === "https:";
  return leads ? address : undefined;
}
