import { describe, expect, it } from "vitest";
import { idleMap } from "./idle";

// Something happens at 1 s, then nothing until 10 s, then nothing until 30 s.
const TIMES = [1_000, 10_000, 11_000, 30_000];

describe("idle time", () => {
  const { played, raw } = idleMap(TIMES, 2_000);

  it("is cut down to the limit", () => {
    expect(TIMES.map(played)).toEqual([1_000, 3_000, 4_000, 6_000]);
  });

  it("is found again, so that a link means the same with and without it", () => {
    expect(TIMES.map((time) => raw(played(time)))).toEqual([1_000, 3_000, 11_000, 13_000]);
    expect([3_001, 6_001].map(raw)).toEqual([10_001, 30_001]);
  });

  it("stands still within what is left out", () => {
    expect([2_500, 3_000, 7_000, 9_999].map(played)).toEqual([2_500, 3_000, 3_000, 3_000]);
  });

  it("is all played without a limit", () => {
    const whole = idleMap(TIMES, undefined);
    expect(TIMES.map(whole.played)).toEqual(TIMES);
    expect(TIMES.map(whole.raw)).toEqual(TIMES);
  });
});
