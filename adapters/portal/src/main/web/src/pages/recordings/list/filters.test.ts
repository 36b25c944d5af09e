import { describe, expect, it } from "vitest";
import { fromAddress, isFiltered, toAddress, toQuery } from "./filters";

const NOW = new Date("2026-11-26T12:00:00Z");

describe("the filters of a list", () => {
  it("are the same after a way through the address", () => {
    const filters = { state: "blocked", contentType: "video/mp4", from: "2026-01-02", to: "2026-01-03", q: "a & b" } as const;
    expect(fromAddress(toAddress(filters))).toEqual(filters);
  });

  it("take no notice of what an address says that makes no sense", () => {
    const address = new URLSearchParams("state=melted&days=-3&from=yesterday&to=2026-99-99&page=7");
    expect(fromAddress(address)).toEqual({});
    expect(isFiltered(fromAddress(address))).toBe(false);
  });

  it("ask for whole days where the reader is, the last one included", () => {
    const { from, to } = toQuery({ from: "2026-11-01", to: "2026-11-02" }, NOW);
    expect(from).toBe(new Date(2026, 10, 1).toISOString());
    expect(to).toBe(new Date(2026, 10, 3).toISOString());
  });

  it("count the last days from now", () => {
    expect(toQuery({ days: 7 }, NOW)).toEqual({ from: "2026-11-19T12:00:00.000Z" });
  });
});
