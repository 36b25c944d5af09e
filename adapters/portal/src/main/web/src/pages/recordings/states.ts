import type { LabelProps } from "@patternfly/react-core";
import type { RecordingState } from "./recordingsApi";

interface StateWords {
  readonly name: string;
  readonly color: NonNullable<LabelProps["color"]>;
  /** What it means to who waits for it. */
  readonly meaning: string;
}

export const STATES: Readonly<Record<RecordingState, StateWords>> = {
  receiving: {
    name: "Being recorded",
    color: "blue",
    meaning: "It is still being made. What has come is safe in the spool.",
  },
  received: {
    name: "Received",
    color: "teal",
    meaning: "It is complete and safe in the spool, and waits for its delivery.",
  },
  delivering: {
    name: "On its way",
    color: "purple",
    meaning: "It is complete, safe in the spool, and being copied to your storage.",
  },
  stored: { name: "Stored", color: "green", meaning: "It is in your storage, and that was proven." },
  blocked: {
    name: "Blocked",
    color: "orange",
    meaning: "Your storage refuses it. It is safe in the spool and tried again by itself.",
  },
  quarantined: {
    name: "Quarantined",
    color: "red",
    meaning: "Its bytes have a fault that no further try mends. What there is of it is kept.",
  },
  discarded: { name: "Deleted", color: "grey", meaning: "Somebody with the right to do so deleted it." },
};

export const STATE_NAMES = Object.keys(STATES) as readonly RecordingState[];

export function isState(text: string): text is RecordingState {
  return text in STATES;
}
