import { Button, EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter, Stack, StackItem } from "@patternfly/react-core";
import SearchIcon from "@patternfly/react-icons/dist/esm/icons/search-icon";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useSearchParams } from "wouter";
import { useSession } from "../../session/session";
import { Loaded } from "../../shared/Loaded";
import { Pager } from "../../shared/Pager";
import { usePaging } from "../../shared/usePaging";
import { auditQuery } from "./auditApi";
import { AuditFilterBar } from "./AuditFilterBar";
import { type AuditFilters, fromAddress, toAddress } from "./auditFilters";
import { AuditTable } from "./AuditTable";

export function AuditLog() {
  const { organizationId } = useSession();
  const [address, go] = useSearchParams();
  const filters = useMemo(() => fromAddress(address), [address]);
  const { cursor, older, newer, newest } = usePaging();
  const events = useQuery(auditQuery(organizationId, filters, cursor));
  const change = (changed: AuditFilters) => go(toAddress(changed), { replace: true });
  return (
    <Stack hasGutter>
      <StackItem>
        <AuditFilterBar filters={filters} onChange={change} />
      </StackItem>
      <StackItem isFilled>
        <Loaded query={events}>
          {({ items, next }) => (
            <Stack hasGutter>
              <StackItem>
                {items.length === 0 ? (
                  <NothingFound onShowAll={() => change({})} />
                ) : (
                  <AuditTable events={items} isOld={events.isPlaceholderData} />
                )}
              </StackItem>
              <StackItem>
                <Pager newest={newest} newer={newer} older={next ? () => older(next) : undefined} />
              </StackItem>
            </Stack>
          )}
        </Loaded>
      </StackItem>
    </Stack>
  );
}

function NothingFound({ onShowAll }: { onShowAll: () => void }) {
  return (
    <EmptyState headingLevel="h2" titleText="Nothing of that kind happened then" icon={SearchIcon} variant="sm">
      <EmptyStateBody>Look for something else, or in another span of time.</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button variant="link" onClick={onShowAll}>
            Show all that happened
          </Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}
