import { InputGroup, InputGroupItem, InputGroupText, TextInput, ToolbarItem } from "@patternfly/react-core";

interface Range {
  readonly from?: string;
  readonly to?: string;
}

interface DayRangeProps {
  from: string | undefined;
  to: string | undefined;
  onChange: (range: Range) => void;
}

/** Two days of a toolbar, both included; either may be missing. */
export function DayRange({ from, to, onChange }: DayRangeProps) {
  const change = (changed: { from: string | undefined; to: string | undefined }) =>
    onChange({
      ...(changed.from ? { from: changed.from } : {}),
      ...(changed.to ? { to: changed.to } : {}),
    });
  return (
    <>
      <ToolbarItem>
        <Day name="From" value={from} latest={to} onChange={(day) => change({ from: day, to })} />
      </ToolbarItem>
      <ToolbarItem>
        <Day name="To" value={to} earliest={from} onChange={(day) => change({ from, to: day })} />
      </ToolbarItem>
    </>
  );
}

interface DayProps {
  name: string;
  value: string | undefined;
  earliest?: string | undefined;
  latest?: string | undefined;
  onChange: (day: string) => void;
}

function Day({ name, value, earliest, latest, onChange }: DayProps) {
  return (
    <InputGroup>
      <InputGroupText>{name}</InputGroupText>
      <InputGroupItem>
        <TextInput
          type="date"
          aria-label={`${name} this day`}
          value={value ?? ""}
          min={earliest}
          max={latest}
          onChange={(_, day) => onChange(day)}
        />
      </InputGroupItem>
    </InputGroup>
  );
}
