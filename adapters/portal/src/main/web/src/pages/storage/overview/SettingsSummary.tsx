import { DescriptionListDescription, DescriptionListGroup, DescriptionListTerm } from "@patternfly/react-core";
import type { SettingField, StorageLocation } from "../../../api/types";
import { shownValue } from "../form/formModel";

/** The settings of a location that have a value, by their labels; secrets by their last characters. */
export function SettingsSummary({ location, fields }: { location: StorageLocation; fields: readonly SettingField[] }) {
  return fields
    .map((field) => ({ field, value: shownValue(field, location) }))
    .filter(({ value }) => value !== undefined)
    .map(({ field, value }) => (
      <DescriptionListGroup key={field.name}>
        <DescriptionListTerm>{field.label}</DescriptionListTerm>
        <DescriptionListDescription>{value}</DescriptionListDescription>
      </DescriptionListGroup>
    ));
}
