import type { ComponentClass } from "react";
import type { SVGIconProps } from "@patternfly/react-icons/dist/esm/createIcon";
import FileIcon from "@patternfly/react-icons/dist/esm/icons/file-icon";
import FilmIcon from "@patternfly/react-icons/dist/esm/icons/film-icon";
import PhoneIcon from "@patternfly/react-icons/dist/esm/icons/phone-icon";
import TerminalIcon from "@patternfly/react-icons/dist/esm/icons/terminal-icon";

/** Which player a recording has. */
export type Kind = "terminal" | "video" | "audio" | "other";

export const TERMINAL = "application/x-asciicast";

export const KINDS: Readonly<Record<Kind, { readonly name: string; readonly icon: ComponentClass<SVGIconProps> }>> = {
  terminal: { name: "Terminal session", icon: TerminalIcon },
  video: { name: "Video", icon: FilmIcon },
  audio: { name: "Call", icon: PhoneIcon },
  other: { name: "File", icon: FileIcon },
};

/** Types that can be asked for in the list, by kind; the service filters by the exact type. */
export const COMMON_TYPES: Readonly<Record<Kind, readonly string[]>> = {
  terminal: [TERMINAL],
  video: ["video/mp4", "video/webm"],
  audio: ["audio/ogg", "audio/mpeg", "audio/mp4", "audio/wav", "audio/webm"],
  other: ["text/plain", "application/octet-stream"],
};

// A playlist names other files: there is nothing in it to play by itself.
const PLAYLISTS = new Set(["audio/mpegurl", "audio/x-mpegurl", "video/vnd.mpeg.dash.mpd"]);

/** The type without its parameters: "video/mp4; codecs=…" is a "video/mp4". */
export function essence(contentType: string): string {
  return (contentType.split(";")[0] ?? "").trim().toLowerCase();
}

export function kindOf(contentType: string): Kind {
  const type = essence(contentType);
  if (type === TERMINAL) return "terminal";
  if (PLAYLISTS.has(type)) return "other";
  if (type.startsWith("video/")) return "video";
  return type.startsWith("audio/") ? "audio" : "other";
}
