import { Content } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "../../../shared/ConfirmDialog";
import { endRecording, type Recording, RECORDINGS } from "../recordingsApi";

export function EndRecording({ recording, onClose }: { recording: Recording; onClose: () => void }) {
  const queries = useQueryClient();
  const ending = useMutation({
    mutationFn: () => endRecording(recording.organizationId, recording.id),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [RECORDINGS] });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title="End this recording?"
      action="End it"
      failure="It was not ended"
      doing={ending}
      isDanger={false}
      onConfirm={() => ending.mutate()}
      onClose={onClose}
    >
      <Content component="p">
        Do this when its recorder went away. What has come is kept, marked as interrupted, and goes to your storage. A
        recorder that is still at it is refused from then on.
      </Content>
    </ConfirmDialog>
  );
}
