import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter } from "@patternfly/react-core";
import SearchIcon from "@patternfly/react-icons/dist/esm/icons/search-icon";
import { LinkButton } from "../shared/LinkButton";
import { PageFrame } from "../shared/PageFrame";

export default function NotFoundPage() {
  return (
    <PageFrame title="There is no such page">
      <EmptyState headingLevel="h2" titleText="Nothing is at this address" icon={SearchIcon}>
        <EmptyStateBody>The link may be old or mistyped.</EmptyStateBody>
        <EmptyStateFooter>
          <EmptyStateActions>
            <LinkButton href="/recordings">To the recordings</LinkButton>
          </EmptyStateActions>
        </EmptyStateFooter>
      </EmptyState>
    </PageFrame>
  );
}
