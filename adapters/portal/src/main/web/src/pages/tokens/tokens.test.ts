import { describe, expect, it } from "vitest";
import { expiryOf, freshnessOf } from "./expiry";
import { nameOfScope, PURPOSES, sameScopes, SCOPES } from "./scopes";

const NOW = new Date("2026-11-26T12:00:00Z");

describe("a token's life", () => {
  it("ends so many days from now, or never", () => {
    expect(expiryOf(30, NOW)).toBe("2026-12-26T12:00:00.000Z");
    expect(expiryOf(undefined, NOW)).toBeUndefined();
  });

  it.each([
    [undefined, "lasting"],
    ["2027-11-26T12:00:00Z", "lasting"],
    ["2026-11-28T12:00:00Z", "ending"],
    ["2026-11-26T12:00:00Z", "over"],
  ])("that expires %s is %s", (expiresAt, freshness) => expect(freshnessOf(expiresAt, NOW)).toBe(freshness));
});

describe("scopes", () => {
  it("of every purpose are explained", () => {
    const known = new Set(SCOPES.map(({ id }) => id));
    expect(PURPOSES.flatMap(({ scopes }) => scopes).every((scope) => known.has(scope))).toBe(true);
  });

  it("that are not known here stand for themselves", () => expect(nameOfScope("future:read")).toBe("future:read"));

  it("are the same in any order", () => {
    expect(sameScopes(["a", "b"], ["b", "a"])).toBe(true);
    expect(sameScopes(["a"], ["b"])).toBe(false);
  });
});
