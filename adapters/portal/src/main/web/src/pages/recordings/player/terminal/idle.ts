/** Times with and without the idle stretches that playing leaves out, in milliseconds. */
export interface IdleMap {
  /** When something of the recording comes in what is played. */
  readonly played: (raw: number) => number;
  /** And the other way round. */
  readonly raw: (played: number) => number;
}

interface Cut {
  /** Where what was left out begins and ends, in the recording. */
  readonly from: number;
  readonly to: number;
  /** What had been left out before it. */
  readonly before: number;
}

/** Nothing happens for longer than the limit between two events: the rest of that time is left out. */
export function idleMap(times: Iterable<number>, limit: number | undefined): IdleMap {
  const cuts = limit === undefined ? [] : cutsOf(times, limit);
  return {
    played: (raw) => {
      const cut = last(cuts, ({ from }) => from <= raw);
      return cut === undefined ? raw : cut.from - cut.before + Math.max(0, raw - cut.to);
    },
    raw: (played) => {
      const cut = last(cuts, ({ from, before }) => from - before < played);
      return cut === undefined ? played : played + cut.before + (cut.to - cut.from);
    },
  };
}

function cutsOf(times: Iterable<number>, limit: number): Cut[] {
  const cuts: Cut[] = [];
  let previous = 0;
  let before = 0;
  for (const time of times) {
    if (time - previous > limit) {
      cuts.push({ from: previous + limit, to: time, before });
      before += time - previous - limit;
    }
    previous = time;
  }
  return cuts;
}

/** The last one that fits, of those that are in order. */
function last(cuts: readonly Cut[], fits: (cut: Cut) => boolean): Cut | undefined {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const cut = cuts[middle];
    if (cut !== undefined && fits(cut)) low = middle + 1;
    else high = middle;
  }
  return cuts[low - 1];
}
