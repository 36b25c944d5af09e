import { FormSelect, FormSelectOption, FormSelectOptionGroup, ToolbarItem } from "@patternfly/react-core";
import { COMMON_TYPES, type Kind, KINDS } from "../kinds";
import type { FilterProps } from "./FilterBar";

const GROUPS = Object.keys(KINDS) as readonly Kind[];
const COMMON = new Set(Object.values(COMMON_TYPES).flat());

export function TypeFilter({ filters, onChange }: FilterProps) {
  const { contentType, ...others } = filters;
  return (
    <ToolbarItem>
      <FormSelect
        aria-label="Type"
        value={contentType ?? ""}
        onChange={(_, chosen) => onChange(chosen === "" ? others : { ...others, contentType: chosen })}
      >
        <FormSelectOption value="" label="Any type" />
        {contentType !== undefined && !COMMON.has(contentType) && (
          <FormSelectOption value={contentType} label={contentType} />
        )}
        {GROUPS.map((kind) => (
          <FormSelectOptionGroup key={kind} label={KINDS[kind].name}>
            {COMMON_TYPES[kind].map((type) => (
              <FormSelectOption key={type} value={type} label={kind === "terminal" ? KINDS[kind].name : type} />
            ))}
          </FormSelectOptionGroup>
        ))}
      </FormSelect>
    </ToolbarItem>
  );
}
