import { Alert, Content, List, ListItem } from "@patternfly/react-core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { useScope } from "../../../session/session";
import { ConfirmDialog } from "../../../shared/ConfirmDialog";
import { locationQuery } from "../../storage/storageApi";
import { discardRecording, nameOf, type Recording, RECORDINGS } from "../recordingsApi";
import { consequences } from "./consequences";

export function DeleteRecording({ recording, onClose }: { recording: Recording; onClose: () => void }) {
  const { organizationId, id, locationId } = recording;
  const queries = useQueryClient();
  const [, go] = useLocation();
  const location = useQuery({ ...locationQuery(organizationId, locationId), enabled: useScope("storage:read") }).data?.location;
  const deleting = useMutation({
    mutationFn: () => discardRecording(organizationId, id),
    onSuccess: () => {
      go("/recordings", { state: { custodyDeleted: nameOf(recording) } });
      void queries.invalidateQueries({ queryKey: [RECORDINGS, organizationId, "list"] });
    },
  });
  return (
    <ConfirmDialog
      title="Delete this recording for good?"
      action="Delete for good"
      failure="It was not deleted"
      doing={deleting}
      onConfirm={() => deleting.mutate()}
      onClose={onClose}
    >
      <Content component="p">
        <strong>
          <bdi>{nameOf(recording)}</bdi>
        </strong>
      </Content>
      <List>
        {consequences(recording, location?.name).map((consequence) => (
          <ListItem key={consequence}>{consequence}</ListItem>
        ))}
      </List>
      {recording.state === "stored" && location?.capabilities?.delete === "no" && (
        <Alert variant="warning" isInline title="Your storage does not let Custody delete">
          Its last verification found that. Unless that has changed, this will be refused and nothing will happen.
        </Alert>
      )}
    </ConfirmDialog>
  );
}
