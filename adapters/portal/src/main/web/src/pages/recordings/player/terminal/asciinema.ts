import { create, type Options, type Player, type RecordingEvent, type Source } from "asciinema-player";
import type { Cast } from "./cast";
import type { IdleMap } from "./idle";

interface Size {
  readonly cols: number;
  readonly rows: number;
}

/** What a driver tells the player. */
export interface DriverEvents {
  readonly play: undefined;
  readonly playing: undefined;
  readonly loading: undefined;
  readonly reset: { readonly size: Size; readonly theme?: unknown };
  readonly resize: Size;
  readonly output: string;
  readonly ended: undefined;
}

export type Dispatch = <E extends keyof DriverEvents>(event: E, told?: DriverEvents[E]) => void;

/** Where the player gets what it shows from. */
export interface Driver {
  readonly play: () => boolean;
  readonly stop: () => void;
  readonly getCurrentTime: () => number | undefined;
}

const LOOKS: Options = { fit: "width", controls: true, preload: true };

export function createRecorded(cast: Cast, idle: IdleMap, place: HTMLElement, options: Options): Player {
  const { cols, rows, theme } = cast.head;
  const events = cast.events.map(([time, code, data]): RecordingEvent => [idle.played(time), code, data]);
  // Read and judged already: to the player it is what its parser answers.
  return create({ data: [], parser: () => ({ cols, rows, theme, events }) }, place, { ...LOOKS, ...options });
}

/** The player takes a driver of another's making too, which its types do not tell. */
export function createLive(driver: (tools: { dispatch: Dispatch }) => Driver, place: HTMLElement): Player {
  return create(driver as unknown as Source, place, { ...LOOKS, autoPlay: true });
}
