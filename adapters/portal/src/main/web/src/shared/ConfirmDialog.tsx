import { Button, Modal, ModalBody, ModalFooter, ModalHeader, Stack, StackItem } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { ProblemAlert } from "./ProblemAlert";

interface ConfirmDialogProps {
  title: string;
  /** As on the button: "Delete". */
  action: string;
  doing: { readonly isPending: boolean; readonly error: Error | null };
  /** As in "It was not deleted". */
  failure: string;
  isDanger?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  /** What will happen. */
  children: ReactNode;
}

/** Asks before something that cannot be taken back, and says why where it was not done. */
export function ConfirmDialog(dialog: ConfirmDialogProps) {
  const { title, action, doing, failure, isDanger = true, onConfirm, onClose, children } = dialog;
  return (
    <Modal isOpen variant="small" onClose={onClose} aria-labelledby="confirm-title" aria-describedby="confirm-body">
      <ModalHeader title={title} labelId="confirm-title" {...(isDanger ? { titleIconVariant: "warning" as const } : {})} />
      <ModalBody id="confirm-body">
        <Stack hasGutter>
          <StackItem>{children}</StackItem>
          {doing.error !== null && (
            <StackItem>
              <ProblemAlert error={doing.error} title={failure} />
            </StackItem>
          )}
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button
          variant={isDanger ? "danger" : "primary"}
          isLoading={doing.isPending}
          isDisabled={doing.isPending}
          onClick={onConfirm}
        >
          {action}
        </Button>
        <Button variant="link" onClick={onClose}>
          Cancel
        </Button>
      </ModalFooter>
    </Modal>
  );
}
