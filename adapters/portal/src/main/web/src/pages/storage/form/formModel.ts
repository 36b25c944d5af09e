import type { SettingField, StorageLocation } from "../../../api/types";
import type { SettingsPatch } from "../storageApi";

/** What stands in the form: a flag is true or false, everything else is as it was typed. */
export type FormValues = Readonly<Record<string, string | boolean>>;

type StoredSettings = StorageLocation["settings"];

/** A secret as the service shows it. */
interface HeldSecret {
  readonly set: true;
  readonly hint?: string;
}

/** What is in the form at first: what the location has, else what holds by default. A secret starts empty. */
export function initialValues(fields: readonly SettingField[], settings: StoredSettings = {}): FormValues {
  return Object.fromEntries(
    fields
      .filter(({ kind }) => kind !== "generated")
      .map((field): [string, string | boolean] => [field.name, initialValue(field, settings[field.name])]),
  );
}

/** What of some values is no secret, for the fields that there are. */
export function plainValues(fields: readonly SettingField[], values: Readonly<Record<string, unknown>>): FormValues {
  return Object.fromEntries(
    fields
      .filter(({ kind }) => kind !== "secret" && kind !== "generated")
      .map(({ name, kind }) => [name, values[name], kind === "flag" ? "boolean" : "string"] as const)
      .filter((entry): entry is [string, string | boolean, "boolean" | "string"] => typeof entry[1] === entry[2])
      .map(([name, value]) => [name, value]),
  );
}

function initialValue(field: SettingField, stored: unknown): string | boolean {
  const value = stored ?? field.default;
  if (field.kind === "flag") return value === true;
  if (field.kind === "secret" || value === undefined || value === null) return "";
  return String(value);
}

/** Whether a field counts, given the values of the others. */
export function isVisible(field: SettingField, values: FormValues): boolean {
  const condition = field.visibleWhen;
  return condition === undefined || String(values[condition.field] ?? "") === condition.value;
}

export function heldSecret(settings: StoredSettings, name: string): HeldSecret | undefined {
  const value: unknown = settings[name];
  return typeof value === "object" && value !== null && "set" in value ? (value as HeldSecret) : undefined;
}

/** A value of a location in words; undefined where there is none to show. */
export function shownValue(field: SettingField, location: StorageLocation): string | undefined {
  if (field.kind === "generated") return location.generated[field.name];
  const value: unknown = location.settings[field.name];
  const secret = heldSecret(location.settings, field.name);
  if (secret !== undefined) return secret.hint ?? "set";
  if (value === undefined || value === null || value === "") return undefined;
  if (field.kind === "flag") return value === true ? "Yes" : undefined;
  if (field.kind === "choice") return field.options?.find((option) => option.value === value)?.label ?? String(value);
  return field.unit === undefined ? String(value) : `${String(value)} ${field.unit}`;
}

/** What is to be sent so that a location has these values: only what differs from what it has. */
export function settingsPatch(
  fields: readonly SettingField[],
  values: FormValues,
  stored: StoredSettings = {},
): SettingsPatch {
  const before = initialValues(fields, stored);
  const patch: SettingsPatch = {};
  for (const field of fields) {
    const value = values[field.name];
    if (field.kind === "generated" || value === undefined || !isVisible(field, values)) continue;
    const trimmed = typeof value === "string" ? value.trim() : value;
    const known = field.name in stored || field.kind === "secret";
    if (trimmed === before[field.name] && (known || isDefault(field, trimmed))) continue;
    patch[field.name] = sent(field, trimmed);
  }
  return patch;
}

function isDefault(field: SettingField, value: string | boolean): boolean {
  return value === initialValue(field, undefined);
}

function sent(field: SettingField, value: string | boolean): string | number | boolean | null {
  if (value === "") return null;
  return field.kind === "number" ? Number(value) : value;
}
