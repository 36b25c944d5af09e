import {
  SearchInput,
  Toolbar,
  ToolbarContent,
  ToolbarGroup,
  ToolbarItem,
  ToolbarToggleGroup,
} from "@patternfly/react-core";
import FilterIcon from "@patternfly/react-icons/dist/esm/icons/filter-icon";
import { useEffect, useState } from "react";
import { type Filters, isFiltered } from "./filters";
import { StateFilter } from "./StateFilter";
import { TimeFilter } from "./TimeFilter";
import { TypeFilter } from "./TypeFilter";

export interface FilterProps {
  filters: Filters;
  onChange: (filters: Filters) => void;
}

const TYPING = 300;

export function FilterBar({ filters, onChange }: FilterProps) {
  return (
    <Toolbar
      clearAllFilters={() => onChange({})}
      clearFiltersButtonText="Show all"
      {...(isFiltered(filters) ? { numberOfFiltersText: () => "" } : {})}
      inset={{ default: "insetNone" }}
    >
      <ToolbarContent>
        <ToolbarItem>
          <TitleFilter filters={filters} onChange={onChange} />
        </ToolbarItem>
        <ToolbarToggleGroup toggleIcon={<FilterIcon />} breakpoint="lg" aria-label="Filters">
          <ToolbarGroup variant="filter-group">
            <StateFilter filters={filters} onChange={onChange} />
            <TypeFilter filters={filters} onChange={onChange} />
            <TimeFilter filters={filters} onChange={onChange} />
          </ToolbarGroup>
        </ToolbarToggleGroup>
      </ToolbarContent>
    </Toolbar>
  );
}

/** Asks when the typing pauses, not for every letter. */
function TitleFilter({ filters, onChange }: FilterProps) {
  const asked = filters.q ?? "";
  const [text, setText] = useState(asked);
  useEffect(() => setText(asked), [asked]);
  useEffect(() => {
    if (text === asked) return undefined;
    const { q: _, ...others } = filters;
    const timer = setTimeout(() => onChange(text === "" ? others : { ...others, q: text }), TYPING);
    return () => clearTimeout(timer);
  }, [text, asked, filters, onChange]);
  return (
    <SearchInput
      aria-label="A piece of the title"
      placeholder="Find by title"
      value={text}
      onChange={(_, typed) => setText(typed)}
      onClear={() => setText("")}
    />
  );
}
