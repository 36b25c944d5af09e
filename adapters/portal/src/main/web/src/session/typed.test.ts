import { beforeEach, expect, it } from "vitest";
import { forget, keep, typedIn } from "./typed";

beforeEach(() => sessionStorage.clear());

it("keeps each form by itself until it is there again", () => {
  keep("org_1", "one", { name: "a" });
  keep("org_1", "two", { name: "b" });
  expect(typedIn("org_1", "one")).toEqual({ name: "a" });
  forget("org_1", "one");
  expect(typedIn("org_1", "one")).toEqual({});
  expect(typedIn("org_1", "two")).toEqual({ name: "b" });
  forget("org_1", "two");
  expect(sessionStorage).toHaveLength(0);
});

it("shows nobody what another organization typed, and drops it", () => {
  keep("org_1", "one", { name: "a" });
  expect(typedIn("org_2", "one")).toEqual({});
  forget("org_2", "one");
  expect(sessionStorage).toHaveLength(0);
});

it("takes what somebody else wrote there for nothing", () => {
  sessionStorage.setItem("custody.typed", "{");
  expect(typedIn("org_1", "one")).toEqual({});
});
