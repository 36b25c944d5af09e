import { Button, EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter } from "@patternfly/react-core";
import SearchIcon from "@patternfly/react-icons/dist/esm/icons/search-icon";

export function NothingFound({ onShowAll }: { onShowAll: () => void }) {
  return (
    <EmptyState headingLevel="h2" titleText="No recording is like that" icon={SearchIcon} variant="sm">
      <EmptyStateBody>Take a filter away, or look in another span of time.</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button variant="link" onClick={onShowAll}>
            Show all recordings
          </Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}
