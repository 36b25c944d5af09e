import { FormSelect, FormSelectOption, ToolbarItem } from "@patternfly/react-core";
import { useState } from "react";
import { DayRange } from "../../../shared/DayRange";
import type { FilterProps } from "./FilterBar";

const CHOSEN = "chosen";
const SPANS = [
  { days: 1, name: "Last 24 hours" },
  { days: 7, name: "Last 7 days" },
  { days: 30, name: "Last 30 days" },
];

export function TimeFilter({ filters, onChange }: FilterProps) {
  const { days, from, to, ...others } = filters;
  const ranged = from !== undefined || to !== undefined;
  const [choosing, setChoosing] = useState(ranged);
  const open = choosing || ranged;
  const choose = (chosen: string) => {
    setChoosing(chosen === CHOSEN);
    if (chosen !== CHOSEN) onChange(chosen === "" ? others : { ...others, days: Number(chosen) });
    else if (days !== undefined) onChange(others);
  };
  return (
    <>
      <ToolbarItem>
        <FormSelect
          aria-label="Time"
          value={open && days === undefined ? CHOSEN : (days ?? "")}
          onChange={(_, chosen) => choose(chosen)}
        >
          <FormSelectOption value="" label="Any time" />
          {SPANS.map((span) => (
            <FormSelectOption key={span.days} value={span.days} label={span.name} />
          ))}
          <FormSelectOption value={CHOSEN} label="Days of your choice" />
        </FormSelect>
      </ToolbarItem>
      {open && days === undefined && (
        <DayRange from={from} to={to} onChange={(range) => onChange({ ...others, ...range })} />
      )}
    </>
  );
}
