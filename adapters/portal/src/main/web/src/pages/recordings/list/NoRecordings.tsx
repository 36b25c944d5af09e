import {
  Button,
  ClipboardCopy,
  ClipboardCopyVariant,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
} from "@patternfly/react-core";
import VideoIcon from "@patternfly/react-icons/dist/esm/icons/video-icon";
import { LinkButton } from "../../../shared/LinkButton";
import { useSession } from "../../../session/session";

/** The organization has none yet: what to do about it. */
export function NoRecordings({ onUpload }: { onUpload: (() => void) | undefined }) {
  const { organizationId } = useSession();
  const address = `${window.location.origin}/v1/organizations/${organizationId}/recordings?title=hello`;
  return (
    <EmptyState headingLevel="h2" titleText="Nothing has been recorded yet" icon={VideoIcon}>
      <EmptyStateBody>
        A recorder sends its bytes as they come; each recording is here from its first byte on. To see one right now,
        drop a file on this page, or try it with a token of yours:
        <ClipboardCopy isReadOnly hoverTip="Copy" clickTip="Copied" variant={ClipboardCopyVariant.expansion}>
          {`echo "hello, custody" | curl -T - -X POST -H "Authorization: Bearer $TOKEN" -H "Content-Type: text/plain" "${address}"`}
        </ClipboardCopy>
      </EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          {onUpload !== undefined && (
            <Button variant="primary" onClick={onUpload}>
              Upload a recording
            </Button>
          )}
        </EmptyStateActions>
        <EmptyStateActions>
          <LinkButton variant="link" href="/tokens">
            Make a token for a recorder
          </LinkButton>
          <LinkButton variant="link" href="/settings/storage">
            See where recordings go
          </LinkButton>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}
