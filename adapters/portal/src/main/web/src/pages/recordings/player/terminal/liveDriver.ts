import { ApiProblem } from "../../../../api/problem";
import type { Dispatch, Driver } from "./asciinema";
import type { CastEvent } from "./cast";
import { CastReader } from "./CastReader";
import { piecesOf } from "./loadCast";

export interface Live {
  readonly address: string;
  /** How far it is, in milliseconds, whenever something comes. */
  readonly onTime: (time: number) => void;
  /** Asked when nothing comes any more: whether it has ended, or the line only broke. */
  readonly hasEnded: () => Promise<boolean>;
  readonly onEnd: () => void;
  readonly onFailure: (error: Error) => void;
}

const PAUSE = 2_000;
const SERVER_ERROR = 500;

/** Shows a session as it is being made: what there is at once, and what comes as it comes. */
export function liveDriver(live: Live) {
  return ({ dispatch }: { dispatch: Dispatch }): Driver => {
    const ending = new AbortController();
    let begun: number | undefined;
    let running = false;
    return {
      play: () => {
        if (!running) {
          running = true;
          dispatch("play");
          void follow();
        }
        return true;
      },
      stop: () => ending.abort(),
      getCurrentTime: () => (begun === undefined ? undefined : (performance.now() - begun) / 1_000),
    };

    async function follow(): Promise<void> {
      while (!ending.signal.aborted) {
        try {
          await show();
          if (await live.hasEnded()) return end();
        } catch (error) {
          if (ending.signal.aborted) return;
          if (!mayPass(error)) return live.onFailure(error instanceof Error ? error : new Error(String(error)));
        }
        dispatch("loading");
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    }

    async function show(): Promise<void> {
      const reader = new CastReader();
      let shown = false;
      for await (const { text } of piecesOf(live.address, ending.signal)) {
        const events = reader.feed(text);
        if (!shown && reader.head !== undefined) {
          shown = true;
          const { cols, rows, theme } = reader.head;
          dispatch("reset", { size: { cols, rows }, theme });
          dispatch("playing");
        }
        tell(events);
      }
    }

    function tell(events: readonly CastEvent[]): void {
      for (const [, code, data] of joined(events)) {
        if (code === "o") dispatch("output", data);
        if (code === "r") {
          const [cols = 0, rows = 0] = data.split("x").map(Number);
          dispatch("resize", { cols, rows });
        }
      }
      const time = events.at(-1)?.[0];
      if (time === undefined) return;
      begun = performance.now() - time;
      live.onTime(time);
    }

    function end(): void {
      dispatch("ended");
      live.onEnd();
    }
  };
}

/** Output that follows output is one: a long session that is opened is on the screen at once. */
function joined(events: readonly CastEvent[]): CastEvent[] {
  const runs: { time: number; code: CastEvent[1]; pieces: string[] }[] = [];
  for (const [time, code, data] of events) {
    const run = runs.at(-1);
    if (code === "o" && run?.code === "o") run.pieces.push(data);
    else runs.push({ time, code, pieces: [data] });
  }
  return runs.map(({ time, code, pieces }) => [time, code, pieces.join("")]);
}

function mayPass(error: unknown): boolean {
  if (error instanceof ApiProblem) return error.status >= SERVER_ERROR;
  return error instanceof Error && error.name === "Unreachable";
}
