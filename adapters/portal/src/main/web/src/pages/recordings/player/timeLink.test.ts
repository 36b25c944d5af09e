import { describe, expect, it } from "vitest";
import { addressAt, formatClock, parseTime } from "./timeLink";

describe("a link to a time", () => {
  it.each([
    ["83", 83],
    ["83.5", 83.5],
    ["1m23s", 83],
    ["2h", 7_200],
    ["90s", 90],
    ["1:23", 83],
    ["1:02:03", 3_723],
    ["0", 0],
  ])("understands %s", (text, seconds) => expect(parseTime(text)).toBe(seconds));

  it.each([null, "", "soon", "-5", "1e9", "NaN", "99999999999", "1m1m", "<b>"])("has no time in %s", (text) =>
    expect(parseTime(text)).toBeUndefined(),
  );

  it("is the page's own address, with nothing else in it", () => {
    expect(addressAt("https://custody.example/recordings/rec_1?t=3&x=y#z", 83.9)).toBe(
      "https://custody.example/recordings/rec_1?t=83",
    );
  });
});

describe("a clock", () => {
  it.each([
    [0, "0:00"],
    [83.9, "1:23"],
    [3_723, "1:02:03"],
  ])("writes %s s as %s", (seconds, text) => expect(formatClock(seconds)).toBe(text));
});
