/** Something that happened in a terminal: milliseconds since the beginning, what kind of thing, and what. */
export type CastEvent = readonly [time: number, code: CastCode, data: string];
export type CastCode = "o" | "i" | "r" | "m";

export interface CastTheme {
  readonly foreground: string;
  readonly background: string;
  readonly palette: readonly string[];
}

export interface CastHead {
  readonly cols: number;
  readonly rows: number;
  /** Milliseconds, where its recorder asked for it. */
  readonly idleLimit?: number;
  readonly theme?: CastTheme;
}

/** A cast as it is played. */
export interface Cast {
  readonly head: CastHead;
  readonly events: readonly CastEvent[];
  /** Lines that are none: a recorder that was cut off leaves half a one. */
  readonly skipped: number;
}

/** It cannot be played at all; the message says why, to people. */
export class UnplayableCast extends Error {
  override readonly name = "UnplayableCast";
}
