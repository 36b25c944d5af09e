import { FormSelect, FormSelectOption, Toolbar, ToolbarContent, ToolbarItem } from "@patternfly/react-core";
import { DayRange } from "../../shared/DayRange";
import { ACTIONS } from "./actions";
import type { AuditFilters } from "./auditFilters";

interface AuditFilterBarProps {
  filters: AuditFilters;
  onChange: (filters: AuditFilters) => void;
}

export function AuditFilterBar({ filters: { action, from, to }, onChange }: AuditFilterBarProps) {
  const change = (changed: { action: string | undefined; from?: string; to?: string }) => {
    const { action: chosen, ...range } = changed;
    onChange({ ...range, ...(chosen ? { action: chosen } : {}) });
  };
  return (
    <Toolbar inset={{ default: "insetNone" }}>
      <ToolbarContent rowWrap={{ default: "wrap" }}>
        <ToolbarItem>
          <FormSelect
            aria-label="What happened"
            value={action ?? ""}
            onChange={(_, chosen) =>
              change({ action: chosen, ...(from ? { from } : {}), ...(to ? { to } : {}) })
            }
          >
            <FormSelectOption value="" label="Whatever happened" />
            {Object.entries(ACTIONS).map(([id, { name }]) => (
              <FormSelectOption key={id} value={id} label={name} />
            ))}
          </FormSelect>
        </ToolbarItem>
        <DayRange from={from} to={to} onChange={(range) => change({ action, ...range })} />
      </ToolbarContent>
    </Toolbar>
  );
}
