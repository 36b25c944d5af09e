import { Button, Content, Label, LabelGroup, Tooltip } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { RelativeTime } from "../../shared/RelativeTime";
import { useNow } from "../../shared/useNow";
import { freshnessOf } from "./expiry";
import { nameOfScope } from "./scopes";
import type { Token } from "./tokensApi";

interface TokensTableProps {
  tokens: readonly Token[];
  onRevoke: (token: Token) => void;
}

export function TokensTable({ tokens, onRevoke }: TokensTableProps) {
  return (
    <Table aria-label="Tokens" gridBreakPoint="grid-lg">
      <Thead>
        <Tr>
          <Th width={25}>Name</Th>
          <Th width={40}>Opens</Th>
          <Th>Created</Th>
          <Th>Expires</Th>
          <Th screenReaderText="Actions" />
        </Tr>
      </Thead>
      <Tbody>
        {tokens.map((token) => (
          <TokenRow key={token.id} token={token} onRevoke={onRevoke} />
        ))}
      </Tbody>
    </Table>
  );
}

function TokenRow({ token, onRevoke }: { token: Token; onRevoke: TokensTableProps["onRevoke"] }) {
  return (
    <Tr>
      <Td dataLabel="Name" modifier="breakWord">
        <div>
          <bdi>{token.name}</bdi>
          <Content component="small">{token.id}</Content>
        </div>
      </Td>
      <Td dataLabel="Opens">
        <LabelGroup numLabels={10} aria-label="Scopes">
          {token.scopes.map((scope) => (
            <Tooltip key={scope} content={scope}>
              <Label isCompact>{nameOfScope(scope)}</Label>
            </Tooltip>
          ))}
        </LabelGroup>
      </Td>
      <Td dataLabel="Created">
        <RelativeTime time={token.createdAt} />
      </Td>
      <Td dataLabel="Expires">
        <div>
          <Expiry expiresAt={token.expiresAt} />
        </div>
      </Td>
      <Td dataLabel="Actions">
        <div>
          <Button variant="link" isDanger isInline onClick={() => onRevoke(token)} aria-label={`Revoke ${token.name}`}>
            Revoke
          </Button>
        </div>
      </Td>
    </Tr>
  );
}

function Expiry({ expiresAt }: { expiresAt: string | null | undefined }) {
  const freshness = freshnessOf(expiresAt, useNow());
  if (!expiresAt) return "Never";
  return (
    <>
      <RelativeTime time={expiresAt} />{" "}
      {freshness !== "lasting" && (
        <Label isCompact status={freshness === "over" ? "danger" : "warning"}>
          {freshness === "over" ? "Expired" : "Soon"}
        </Label>
      )}
    </>
  );
}
