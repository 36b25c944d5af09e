import { Label } from "@patternfly/react-core";
import BanIcon from "@patternfly/react-icons/dist/esm/icons/ban-icon";
import CheckIcon from "@patternfly/react-icons/dist/esm/icons/check-icon";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { formatMoment } from "../../shared/format";
import type { AuditEvent } from "./auditApi";
import { Sentence } from "./Sentence";
import { useNames } from "./useNames";

export function AuditTable({ events, isOld }: { events: readonly AuditEvent[]; isOld: boolean }) {
  const names = useNames();
  return (
    <Table aria-label="Audit log, newest first" variant="compact" aria-busy={isOld} gridBreakPoint="grid-lg">
      <Thead>
        <Tr>
          <Th width={20}>When</Th>
          <Th width={60}>What happened</Th>
          <Th>Outcome</Th>
        </Tr>
      </Thead>
      <Tbody>
        {events.map((event) => (
          <Tr key={event.id}>
            <Td dataLabel="When" modifier="nowrap">
              <time dateTime={event.time}>{formatMoment(new Date(event.time))}</time>
            </Td>
            <Td dataLabel="What happened" modifier="breakWord">
              <div>
                <Sentence event={event} names={names} />
              </div>
            </Td>
            <Td dataLabel="Outcome">
              <div>
                <Outcome outcome={event.outcome} />
              </div>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function Outcome({ outcome }: { outcome: AuditEvent["outcome"] }) {
  return outcome === "denied" ? (
    <Label isCompact color="red" icon={<BanIcon />}>
      Denied
    </Label>
  ) : (
    <Label isCompact color="green" icon={<CheckIcon />}>
      Done
    </Label>
  );
}
