import { Content, List, ListItem } from "@patternfly/react-core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useSession } from "../../session/session";
import { ConfirmDialog } from "../../shared/ConfirmDialog";
import { revokeToken, type Token, TOKENS } from "./tokensApi";

export function RevokeToken({ token, onClose }: { token: Token; onClose: () => void }) {
  const { organizationId } = useSession();
  const queries = useQueryClient();
  const revoking = useMutation({
    mutationFn: () => revokeToken(organizationId, token.id),
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries({ queryKey: [TOKENS] });
    },
  });
  return (
    <ConfirmDialog
      title="Revoke this token for good?"
      action="Revoke for good"
      failure="It was not revoked"
      doing={revoking}
      onConfirm={() => revoking.mutate()}
      onClose={onClose}
    >
      <Content component="p">
        <strong>
          <bdi>{token.name}</bdi>
        </strong>{" "}
        ({token.id})
      </Content>
      <List>
        <ListItem>Whoever shows it is refused at once, a recorder in the middle of a recording too.</ListItem>
        <ListItem>Who is logged in here with it, you perhaps, is logged out.</ListItem>
        <ListItem>What was recorded with it stays.</ListItem>
      </List>
    </ConfirmDialog>
  );
}
