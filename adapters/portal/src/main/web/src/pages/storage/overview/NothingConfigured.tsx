import { Card, CardBody, EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter, List, ListItem } from "@patternfly/react-core";
import ServerIcon from "@patternfly/react-icons/dist/esm/icons/server-icon";
import type { StorageLocation, StorageOverview } from "../../../api/types";
import { useScope } from "../../../session/session";
import { LinkButton } from "../../../shared/LinkButton";
import { useNow } from "../../../shared/useNow";
import { newLocation } from "../addresses";
import { formatBacklog } from "./health";

interface NothingConfiguredProps {
  overview: StorageOverview;
  locations: readonly StorageLocation[];
}

/** No location of the organization's own is active: says what becomes of recordings meanwhile, and what to do. */
export function NothingConfigured({ overview, locations }: NothingConfiguredProps) {
  const now = useNow();
  const mayWrite = useScope("storage:write");
  const drafts = locations.some(({ state }) => state === "draft" || state === "verified");
  const { installationDefault, backlog } = overview;
  return (
    <Card>
      <CardBody>
        <EmptyState
          headingLevel="h2"
          titleText={
            installationDefault === undefined
              ? "Recordings have nowhere to go yet"
              : "Recordings go to the installation's default storage"
          }
          icon={ServerIcon}
          variant="lg"
        >
          <EmptyStateBody>
            {installationDefault === undefined ? (
              <>
                New recordings are <strong>refused</strong> until a storage location of your own is active. What was
                taken in before is kept.
              </>
            ) : (
              <>
                Until a storage location of your own is active, new recordings go to{" "}
                <strong>{installationDefault.title}</strong>, which the operator of this installation set. They stay
                there, and stay playable, when you connect your own.
              </>
            )}
            {backlog.recordings > 0 && (
              <List isPlain>
                <ListItem>{formatBacklog(backlog, now)}.</ListItem>
              </List>
            )}
          </EmptyStateBody>
          <EmptyStateFooter>
            <EmptyStateActions>
              {mayWrite ? (
                <LinkButton href={newLocation()} variant="primary">
                  Configure your own storage
                </LinkButton>
              ) : (
                "Whoever has a token with the scope storage:write can connect one."
              )}
            </EmptyStateActions>
            {drafts && mayWrite && <EmptyStateActions>Or go on with one that was begun, below.</EmptyStateActions>}
          </EmptyStateFooter>
        </EmptyState>
      </CardBody>
    </Card>
  );
}
