import { Button, EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter } from "@patternfly/react-core";
import KeyIcon from "@patternfly/react-icons/dist/esm/icons/key-icon";

export function NoTokens({ onCreate }: { onCreate: () => void }) {
  return (
    <EmptyState headingLevel="h2" titleText="There is no token" icon={KeyIcon}>
      <EmptyStateBody>A recorder needs one to send recordings, a person to see them.</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button onClick={onCreate}>Create a token</Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}
