import { Button, Modal, ModalBody, ModalFooter, ModalHeader, Stack, StackItem } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useSession } from "../../../session/session";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { storageKeys } from "../storageApi";

interface ConfirmDialogProps {
  title: string;
  confirm: string;
  failed: string;
  action: () => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}

/** Asks before something is done to a location that people may regret. */
export function ConfirmDialog({ title, confirm, failed, action, onClose, children }: ConfirmDialogProps) {
  const { organizationId } = useSession();
  const queries = useQueryClient();
  const doing = useMutation({
    mutationFn: action,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: storageKeys.all(organizationId) });
      onClose();
    },
  });
  return (
    <Modal variant="small" isOpen onClose={onClose} aria-labelledby="confirm-title" aria-describedby="confirm-body">
      <ModalHeader title={title} titleIconVariant="warning" labelId="confirm-title" />
      <ModalBody id="confirm-body">
        <Stack hasGutter>
          {doing.isError && (
            <StackItem>
              <ProblemAlert error={doing.error} title={failed} />
            </StackItem>
          )}
          <StackItem>{children}</StackItem>
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button variant="danger" onClick={() => doing.mutate()} isLoading={doing.isPending} isDisabled={doing.isPending}>
          {confirm}
        </Button>
        <Button variant="link" onClick={onClose}>
          Cancel
        </Button>
      </ModalFooter>
    </Modal>
  );
}
