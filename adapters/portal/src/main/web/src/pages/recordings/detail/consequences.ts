import type { Recording } from "../recordingsApi";

/** What will really happen when a recording is deleted, as it is now; one sentence each. */
export function consequences(recording: Recording, location: string | undefined): readonly string[] {
  return [...happens(recording, location), "That you did this stays in the audit log. Nobody can take it back."];
}

function happens({ state, objectKey }: Recording, location: string | undefined): readonly string[] {
  const place = location === undefined ? "your storage" : `“${location}”`;
  switch (state) {
    case "stored":
      return [
        `Custody deletes the object ${objectKey ?? ""} from ${place}, and then all that it has of the recording itself.`,
        `If ${place} refuses, because of its policy or an object lock, nothing is deleted and you are told why.`,
        "Copies that your storage makes, such as replicas and backups, are not in Custody's reach.",
      ];
    case "receiving":
      return [
        "It is still being made: its recorder is refused from then on.",
        "All that has come of it is deleted from the spool, and what is already on its way is taken back.",
      ];
    default:
      return [
        `It is not proven to be in ${place} yet: the spool holds the only copy that is sure, and that is deleted.`,
        `What is on its way is given up. If it reached ${place} all the same, Custody deletes it there within a day, as far as it is let.`,
      ];
  }
}
