import { Stack, StackItem } from "@patternfly/react-core";
import { useQuery } from "@tanstack/react-query";
import { useSession } from "../../../session/session";
import { Loaded } from "../../../shared/Loaded";
import { Pager } from "../../../shared/Pager";
import { usePaging } from "../../../shared/usePaging";
import { recordingsQuery } from "../recordingsApi";
import { FilterBar } from "./FilterBar";
import { isFiltered } from "./filters";
import { NoRecordings } from "./NoRecordings";
import { NothingFound } from "./NothingFound";
import { RecordingsTable } from "./RecordingsTable";
import { useFilters } from "./useFilters";

/** The recordings of the organization, newest first. */
export function RecordingsList({ onUpload }: { onUpload: (() => void) | undefined }) {
  const { organizationId } = useSession();
  const [filters, change] = useFilters();
  const { cursor, older, newer, newest } = usePaging();
  const page = useQuery(recordingsQuery(organizationId, filters, cursor));
  return (
    <Loaded query={page}>
      {({ items, next }) =>
        items.length === 0 && cursor === undefined && !isFiltered(filters) ? (
          <NoRecordings onUpload={onUpload} />
        ) : (
          <Stack hasGutter>
            <StackItem>
              <FilterBar filters={filters} onChange={change} />
              {items.length === 0 ? (
                <NothingFound onShowAll={() => change({})} />
              ) : (
                <RecordingsTable recordings={items} isOld={page.isPlaceholderData} />
              )}
            </StackItem>
            <StackItem>
              <Pager
                newest={newest}
                newer={newer}
                older={next ? () => older(next) : undefined}
              />
            </StackItem>
          </Stack>
        )
      }
    </Loaded>
  );
}
