import { describe, expect, it } from "vitest";
import { formatBacklog } from "./health";

describe("the backlog", () => {
  const now = new Date("2026-05-01T12:00:00Z");

  it("says that nothing waits", () => {
    expect(formatBacklog({ recordings: 0, bytes: 0 }, now)).toBe("Nothing is waiting");
  });

  it("says how much waits, and for how long", () => {
    expect(formatBacklog({ recordings: 12, bytes: 3_400_000, oldest: "2026-05-01T11:56:00Z" }, now)).toBe(
      "12 recordings waiting (3.4 MB), the oldest for 4 min",
    );
  });
});
