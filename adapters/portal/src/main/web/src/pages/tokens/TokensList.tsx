import { Stack, StackItem } from "@patternfly/react-core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSession } from "../../session/session";
import { Loaded } from "../../shared/Loaded";
import { Pager } from "../../shared/Pager";
import { usePaging } from "../../shared/usePaging";
import { NoTokens } from "./NoTokens";
import { RevokeToken } from "./RevokeToken";
import { type Token, tokensQuery } from "./tokensApi";
import { TokensTable } from "./TokensTable";

export function TokensList({ onCreate }: { onCreate: () => void }) {
  const { organizationId } = useSession();
  const { cursor, older, newer, newest } = usePaging();
  const tokens = useQuery(tokensQuery(organizationId, cursor));
  const [revoking, setRevoking] = useState<Token>();
  return (
    <>
      <Loaded query={tokens}>
        {({ items, next }) =>
          items.length === 0 && cursor === undefined ? (
            <NoTokens onCreate={onCreate} />
          ) : (
            <Stack hasGutter>
              <StackItem>
                <TokensTable tokens={items} onRevoke={setRevoking} />
              </StackItem>
              <StackItem>
                <Pager newest={newest} newer={newer} older={next ? () => older(next) : undefined} />
              </StackItem>
            </Stack>
          )
        }
      </Loaded>
      {revoking !== undefined && <RevokeToken token={revoking} onClose={() => setRevoking(undefined)} />}
    </>
  );
}
