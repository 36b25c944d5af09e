import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter } from "@patternfly/react-core";
import FileIcon from "@patternfly/react-icons/dist/esm/icons/file-icon";
import type { ReactNode } from "react";
import type { Recording } from "../recordingsApi";
import { DownloadButton } from "../detail/DownloadButton";

interface UnplayableProps {
  title: string;
  why: string;
  recording: Recording;
  children?: ReactNode;
}

/** Stands where a player would be that there is none of: it can be had as a file. */
export function Unplayable({ title, why, recording, children }: UnplayableProps) {
  return (
    <EmptyState headingLevel="h2" titleText={title} icon={FileIcon} variant="sm">
      <EmptyStateBody>{why}</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          {children}
          <DownloadButton recording={recording} />
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}
