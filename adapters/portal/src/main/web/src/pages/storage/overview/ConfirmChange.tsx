import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useSession } from "../../../session/session";
import { ConfirmDialog } from "../../../shared/ConfirmDialog";
import { storageKeys } from "../storageApi";

interface ConfirmChangeProps {
  title: string;
  confirm: string;
  failed: string;
  change: () => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}

/** Asks before a location is changed in a way that people may regret; what is shown of storage is read anew then. */
export function ConfirmChange({ title, confirm, failed, change, onClose, children }: ConfirmChangeProps) {
  const { organizationId } = useSession();
  const queries = useQueryClient();
  const changing = useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: storageKeys.all(organizationId) });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={title}
      action={confirm}
      failure={failed}
      doing={changing}
      onConfirm={() => changing.mutate()}
      onClose={onClose}
    >
      {children}
    </ConfirmDialog>
  );
}
