import { TERMINAL } from "../kinds";

const BY_EXTENSION: Readonly<Record<string, string>> = {
  cast: TERMINAL,
  m4a: "audio/mp4",
  mkv: "video/x-matroska",
  mov: "video/quicktime",
  mp3: "audio/mpeg",
  mp4: "video/mp4",
  ogg: "audio/ogg",
  opus: "audio/ogg",
  txt: "text/plain",
  vtt: "text/vtt",
  wav: "audio/wav",
  webm: "video/webm",
};

const ANYTHING = "application/octet-stream";

/** What a file is: browsers do not know all that recorders make. */
export function contentTypeOf(file: { readonly name: string; readonly type: string }): string {
  const extension = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? "";
  const known = BY_EXTENSION[extension];
  if (known === TERMINAL || file.type === "") return known ?? ANYTHING;
  // The same sound, by the name that the players go by.
  return file.type === "audio/x-wav" ? "audio/wav" : file.type;
}
