import type { StorageLocation, StorageType } from "../../../api/types";

/** What tells where a location is, in its type's own words: the first texts that its type asks for. */
export function plainSettings(location: StorageLocation, type: StorageType | undefined) {
  const settings: Readonly<Record<string, unknown>> = location.settings;
  const [first] = type?.fields ?? [];
  return (type?.fields ?? [])
    .filter(({ kind, group }) => kind === "text" && group === first?.group)
    .flatMap(({ name, label }) => {
      const value = settings[name];
      return typeof value === "string" && value !== "" ? [{ label, value }] : [];
    });
}
