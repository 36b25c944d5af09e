import { describe, expect, it } from "vitest";
import { ApiProblem } from "../../../api/problem";
import type { SettingField, StorageLocation } from "../../../api/types";
import { checkValues, errorsOf } from "./fieldErrors";
import { initialValues, isVisible, plainValues, settingsPatch, shownValue } from "./formModel";
import { fieldsByStep, groupsOf } from "./groups";

function field(kind: SettingField["kind"], name: string, more: Partial<SettingField> = {}): SettingField {
  return { name, kind, label: name, help: "", required: false, editableWhileActive: false, ...more };
}

const SHELF = field("text", "shelf", { required: true, pattern: "[a-z]{3}", example: "abc", group: "Place" });
const HEIGHT = field("number", "height", { minimum: 1, maximum: 9, unit: "m", default: 3, group: "More" });
const COLOUR = field("choice", "colour", {
  default: "red",
  group: "More",
  options: [
    { value: "red", label: "Red" },
    { value: "blue", label: "Blue" },
  ],
});
const LOCKED = field("flag", "locked", { default: false, group: "More" });
const KEY = field("secret", "key", {
  required: true,
  group: "Place",
  visibleWhen: { field: "locked", value: "true" },
});
const LABEL = field("generated", "label", { group: "Door" });
const KEEPER = field("text", "keeper", { required: true, group: "Door" });
const ALL = [SHELF, HEIGHT, COLOUR, LOCKED, KEY, LABEL, KEEPER];

it("keeps what was typed, but never a secret, nor what fits no field", () => {
  const typed = { shelf: "ab", locked: true, key: "hush", label: "made", height: 7, colour: "blue", gone: "x" };
  expect(plainValues(ALL, typed)).toEqual({ shelf: "ab", locked: true, colour: "blue" });
});

describe("a form at first", () => {
  it("has the defaults, and nothing for what the service makes", () => {
    expect(initialValues(ALL)).toEqual({ shelf: "", height: "3", colour: "red", locked: false, key: "", keeper: "" });
  });

  it("has what the location has, but never a secret", () => {
    const settings = { shelf: "xyz", height: 7, locked: true, key: { set: true, hint: "…1234" } };
    expect(initialValues(ALL, settings)).toMatchObject({ shelf: "xyz", height: "7", locked: true, key: "" });
  });
});

describe("what is sent", () => {
  it("is trimmed, of its kind, and not what holds anyway", () => {
    const values = { ...initialValues(ALL), shelf: " abc ", height: "5", colour: "red" };
    expect(settingsPatch(ALL, values)).toEqual({ shelf: "abc", height: 5 });
  });

  it("is only what differs, and null for what was emptied", () => {
    const settings = { shelf: "abc", height: 5, colour: "blue" };
    const values = { ...initialValues(ALL, settings), height: "", colour: "red" };
    expect(settingsPatch(ALL, values, settings)).toEqual({ height: null, colour: "red" });
  });

  it("leaves a secret that was not typed anew as it is", () => {
    const settings = { locked: true, key: { set: true } };
    expect(settingsPatch(ALL, initialValues(ALL, settings), settings)).toEqual({});
    expect(settingsPatch(ALL, { ...initialValues(ALL, settings), key: "new" }, settings)).toEqual({ key: "new" });
  });

  it("is nothing of a field that does not count", () => {
    expect(settingsPatch(ALL, { ...initialValues(ALL), key: "typed before" })).toEqual({});
  });
});

describe("a field that depends on another", () => {
  it("counts where that has the value, written as text", () => {
    expect(isVisible(KEY, { locked: true })).toBe(true);
    expect(isVisible(KEY, { locked: false })).toBe(false);
    expect(isVisible(SHELF, {})).toBe(true);
  });
});

describe("what is wrong", () => {
  it("is what is missing, and only of fields that count", () => {
    expect(Object.keys(checkValues(ALL, initialValues(ALL)))).toEqual(["shelf", "keeper"]);
    expect(Object.keys(checkValues(ALL, { ...initialValues(ALL), locked: true }))).toContain("key");
    expect(Object.keys(checkValues([KEY], { locked: true, key: "" }, { key: { set: true } }))).toEqual([]);
  });

  it("is a form that is not the wanted one, as a whole", () => {
    expect(checkValues([SHELF], { shelf: "abcd" })["shelf"]).toContain("a right one is abc");
    expect(checkValues([SHELF], { shelf: " abc " })).toEqual({});
  });

  it.each(["x", "1.5", "0", "10"])("is the number %s", (height) => {
    expect(checkValues([HEIGHT], { height })["height"]).toContain("from 1 to 9 m");
  });

  it("is left to the service where only Java can read the pattern", () => {
    expect(checkValues([{ ...SHELF, pattern: "(?i)x" }], { shelf: "anything" })).toEqual({});
  });

  it("comes from the service by field", () => {
    const problem = new ApiProblem({
      type: "urn:custody:problem:invalid-settings",
      title: "",
      status: 422,
      detail: "",
      traceId: "",
      errors: [{ pointer: "/settings/a~1b", detail: "no shelf is so high" }],
    });
    expect(errorsOf(problem)).toEqual({ "a/b": "No shelf is so high." });
  });
});

describe("groups", () => {
  it("that are needed come before those that are not", () => {
    expect(groupsOf([HEIGHT, SHELF, KEY]).map(({ title }) => title)).toEqual(["Place", "More"]);
  });

  it("with something that the service makes are for when access is granted", () => {
    expect(fieldsByStep(ALL).access).toEqual([LABEL, KEEPER]);
  });
});

describe("a value in words", () => {
  const location: Pick<StorageLocation, "settings" | "generated"> = {
    settings: { height: 7, colour: "blue", locked: false, key: { set: true, hint: "…1234" } },
    generated: { label: "L-1" },
  };
  it.each([
    [HEIGHT, "7 m"],
    [COLOUR, "Blue"],
    [KEY, "…1234"],
    [LABEL, "L-1"],
    [LOCKED, undefined],
    [SHELF, undefined],
  ])("is that of its kind", (asked, words) => {
    expect(shownValue(asked, location as StorageLocation)).toBe(words);
  });
});
