import { Alert, AlertActionCloseButton, StackItem } from "@patternfly/react-core";
import { useState } from "react";
import { useHistoryState } from "wouter/use-browser-location";

/** Says that what was just deleted is gone. */
export function Deleted() {
  const state = useHistoryState<{ custodyDeleted?: string } | null>();
  const [closed, setClosed] = useState(false);
  const name = state?.custodyDeleted;
  if (name === undefined || closed) return null;
  return (
    <StackItem>
      <Alert
        component="h2"
        variant="success"
        isInline
        isLiveRegion
        title="Deleted for good"
        actionClose={<AlertActionCloseButton onClose={() => setClosed(true)} />}
      >
        <bdi>{name}</bdi>
      </Alert>
    </StackItem>
  );
}
