import type { SettingField } from "../../../api/types";

/** Fields that stand together. */
export interface FieldGroup {
  /** Absent for those that are in none. */
  readonly title?: string;
  readonly fields: readonly SettingField[];
  /** Whether none of them is needed. */
  readonly optional: boolean;
}

/** In the order in which the first field of each comes; what may stay as it is comes last. */
export function groupsOf(fields: readonly SettingField[]): readonly FieldGroup[] {
  const titles = [...new Set(fields.map(({ group }) => group))];
  const groups = titles.map((title): FieldGroup => {
    const members = fields.filter(({ group }) => group === title);
    const optional = members.every(({ required }) => !required);
    return title === undefined ? { fields: members, optional } : { title, fields: members, optional };
  });
  return [...groups.filter(({ optional }) => !optional), ...groups.filter(({ optional }) => optional)];
}

/**
 * Which fields are for which step. What stands together with something that the service makes is filled in when
 * access is granted: it exists only after that was used on the far side.
 */
export function fieldsByStep(fields: readonly SettingField[]): { where: SettingField[]; access: SettingField[] } {
  const made = new Set(fields.filter(({ kind }) => kind === "generated").map(({ group }) => group));
  return {
    where: fields.filter(({ group }) => !made.has(group)),
    access: fields.filter(({ group }) => made.has(group)),
  };
}
