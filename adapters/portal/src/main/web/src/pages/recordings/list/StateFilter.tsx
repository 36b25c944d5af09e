import { FormSelect, FormSelectOption, ToolbarItem } from "@patternfly/react-core";
import { isState, STATE_NAMES, STATES } from "../states";
import type { FilterProps } from "./FilterBar";

export function StateFilter({ filters, onChange }: FilterProps) {
  const { state, ...others } = filters;
  return (
    <ToolbarItem>
      <FormSelect
        aria-label="State"
        value={state ?? ""}
        onChange={(_, chosen) => onChange(isState(chosen) ? { ...others, state: chosen } : others)}
      >
        <FormSelectOption value="" label="Any state" />
        {STATE_NAMES.map((name) => (
          <FormSelectOption key={name} value={name} label={STATES[name].name} />
        ))}
      </FormSelect>
    </ToolbarItem>
  );
}
