import { EmptyState, EmptyStateBody } from "@patternfly/react-core";
import LockIcon from "@patternfly/react-icons/dist/esm/icons/lock-icon";

/** Stands where content would be that the token does not open. */
export function ForbiddenState({ detail }: { detail: string }) {
  return (
    <EmptyState headingLevel="h2" titleText="Your token does not open this" icon={LockIcon}>
      <EmptyStateBody>{detail} Ask an administrator of your organization for a token that does.</EmptyStateBody>
    </EmptyState>
  );
}
