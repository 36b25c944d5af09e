import { Modal } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useSession } from "../../session/session";
import { TokenCreated } from "./TokenCreated";
import { TokenForm } from "./TokenForm";
import { createToken, TOKENS } from "./tokensApi";

/** Asks what the token is to be, makes it, and shows it this one time. */
export function CreateToken({ onClose }: { onClose: () => void }) {
  const { organizationId } = useSession();
  const queries = useQueryClient();
  const creating = useMutation({
    mutationFn: (token: Parameters<typeof createToken>[1]) => createToken(organizationId, token),
    onSuccess: () => queries.invalidateQueries({ queryKey: [TOKENS] }),
    // The secret is nowhere but in this dialog.
    gcTime: 0,
  });
  const secret = creating.data?.token;
  return (
    <Modal
      isOpen
      variant="medium"
      aria-labelledby="token-title"
      // Neither a key nor a click beside it may lose the only sight of a secret.
      {...(secret ? { onEscapePress: () => undefined } : { onClose })}
    >
      {secret ? (
        <TokenCreated name={creating.data?.name ?? ""} secret={secret} onClose={onClose} />
      ) : (
        <TokenForm
          error={creating.error}
          isPending={creating.isPending}
          onSubmit={(token) => creating.mutate(token)}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}
