import { useState } from "react";
import type { SettingField, StorageLocation } from "../../../api/types";
import { useTyped } from "../../../session/typed";
import { checkValue, checkValues, type FieldErrors } from "./fieldErrors";
import { initialValues, isVisible, plainValues, type FormValues } from "./formModel";

export interface SettingsForm {
  readonly fields: readonly SettingField[];
  readonly values: FormValues;
  readonly errors: FieldErrors;
  change(name: string, value: string | boolean): void;
  /** Who leaves a field wants to know what is wrong with it. */
  leave(name: string): void;
  /** Whether all is right as far as the form can see; says so at the fields if not. */
  check(): boolean;
  /** What the service found wrong; it stands until the field is changed. */
  show(errors: FieldErrors): void;
}

/** What was typed, and what is wrong with it: told as soon as a field was left once, and then as it is typed. */
export function useSettingsForm(fields: readonly SettingField[], location?: StorageLocation): SettingsForm {
  const settings = location?.settings ?? {};
  const [values, setValues] = useTyped(
    `settings ${location?.id ?? "new"} ${fields.map(({ name }) => name).join()}`,
    (kept) => ({ ...initialValues(fields, settings), ...plainValues(fields, kept) }),
    (typed) => plainValues(fields, typed),
  );
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [told, setTold] = useState<FieldErrors>({});

  const own = Object.fromEntries(
    fields
      .filter((field) => left.has(field.name) && isVisible(field, values))
      .map((field) => [field.name, checkValue(field, values[field.name], settings)] as const)
      .filter((entry): entry is [string, string] => entry[1] !== undefined),
  );

  return {
    fields,
    values,
    errors: { ...told, ...own },
    change(name, value) {
      setValues((before) => ({ ...before, [name]: value }));
      setTold(({ [name]: _gone, ...others }) => others);
    },
    leave(name) {
      const value = values[name];
      if (typeof value === "string" && value !== value.trim()) {
        setValues((before) => ({ ...before, [name]: value.trim() }));
      }
      // An empty field that was only passed through is not wrong yet.
      if (value !== "") setLeft((before) => new Set(before).add(name));
    },
    check() {
      setLeft(new Set(fields.map(({ name }) => name)));
      return Object.keys(checkValues(fields, values, settings)).length === 0;
    },
    show: setTold,
  };
}
