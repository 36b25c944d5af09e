import { ApiProblem } from "../../../api/problem";
import type { SettingField, StorageLocation } from "../../../api/types";
import { sentence } from "../../../shared/format";
import { heldSecret, isVisible, type FormValues } from "./formModel";

/** What is wrong with fields, by their names. */
export type FieldErrors = Readonly<Record<string, string>>;

const POINTER = "/settings/";

/** What the form can see by itself; the service has the last word. */
export function checkValues(
  fields: readonly SettingField[],
  values: FormValues,
  settings: StorageLocation["settings"] = {},
): FieldErrors {
  return Object.fromEntries(
    fields
      .filter((field) => isVisible(field, values))
      .map((field) => [field.name, checkValue(field, values[field.name], settings)] as const)
      .filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

export function checkValue(
  field: SettingField,
  value: string | boolean | undefined,
  settings: StorageLocation["settings"] = {},
): string | undefined {
  if (typeof value !== "string") return undefined;
  const trimmed = value.trim();
  if (trimmed === "") {
    return field.required && heldSecret(settings, field.name) === undefined ? `${field.label} is needed.` : undefined;
  }
  if (field.kind === "number") return checkNumber(field, trimmed);
  if (field.pattern !== undefined && !matches(field.pattern, trimmed)) {
    return field.example === undefined
      ? "This does not have the form that is wanted."
      : `This does not have the form that is wanted; a right one is ${field.example}.`;
  }
  return undefined;
}

function checkNumber({ minimum, maximum, unit }: SettingField, text: string): string | undefined {
  const within = `from ${minimum ?? "any"} to ${maximum ?? "any"}${unit === undefined ? "" : ` ${unit}`}`;
  if (!/^-?\d+$/.test(text)) return `A whole number is needed, ${within}.`;
  const number = Number(text);
  const fits = number >= (minimum ?? -Infinity) && number <= (maximum ?? Infinity);
  return fits ? undefined : `It must be ${within}.`;
}

/** The whole value must match. A pattern that only Java knows is left to the service. */
function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, "u").test(text);
  } catch {
    return true;
  }
}

/** What the service found wrong with settings. */
export function errorsOf(problem: Error | null): FieldErrors {
  if (!(problem instanceof ApiProblem)) return {};
  return Object.fromEntries(
    problem.fields
      .filter(({ pointer }) => pointer.startsWith(POINTER))
      .map(({ pointer, detail }) => [unescape(pointer.slice(POINTER.length)), sentence(detail)]),
  );
}

/** Whether a problem with what the pointer names is shown at one of these fields. */
export function isShownAt(fields: readonly SettingField[]): (pointer: string) => boolean {
  return (pointer) => fields.some(({ name }) => pointer === POINTER + name);
}

function unescape(token: string): string {
  return token.replaceAll("~1", "/").replaceAll("~0", "~");
}
