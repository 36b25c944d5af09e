import { describe, expect, it } from "vitest";
import { formatBytes, formatCount, formatDuration, formatRelative } from "./format";

describe("bytes", () => {
  it.each([
    [0, "0 B"],
    [999, "999 B"],
    [1_000, "1.0 kB"],
    [1_440_000, "1.4 MB"],
    [999_960, "1.0 MB"],
    [123_456_789, "123 MB"],
    [5e15, "5.0 PB"],
  ])("%d are written %s", (bytes, text) => expect(formatBytes(bytes)).toBe(text));
});

describe("a duration", () => {
  it.each([
    [340, "340 ms"],
    [59_999, "59 s"],
    [240_000, "4 min"],
    [245_000, "4 min 5 s"],
    [3_900_000, "1 h 5 min"],
    [90_000_000, "1 d 1 h"],
  ])("of %d ms is written %s", (milliseconds, text) => expect(formatDuration(milliseconds)).toBe(text));
});

describe("a moment", () => {
  const now = new Date("2026-05-01T12:00:00Z");
  it.each([
    ["2026-05-01T11:59:55Z", "just now"],
    ["2026-05-01T11:59:15Z", "45 seconds ago"],
    ["2026-05-01T11:56:00Z", "4 minutes ago"],
    ["2026-05-01T15:00:00Z", "in 3 hours"],
    ["2026-04-30T11:00:00Z", "yesterday"],
    ["2026-01-05T12:00:00Z", "on Jan 5, 2026"],
  ])("at %s is %s", (time, text) => expect(formatRelative(new Date(time), now)).toBe(text));
});

it("counts in words", () => {
  expect(formatCount(1, "recording")).toBe("1 recording");
  expect(formatCount(1234, "recording")).toBe("1,234 recordings");
});
