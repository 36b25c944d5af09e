import type { Recording } from "../recordingsApi";

type Proof = NonNullable<Recording["proof"]>;

/** How it is known that a recording arrived. */
export const PROOFS: Readonly<Record<Proof, string>> = {
  checksum: "The store answered with the checksum that was computed here.",
  head: "Asked afterwards, the store had it under this key, of the right size.",
  "read-back": "It was read back from the store, and was the same to the last byte.",
};
