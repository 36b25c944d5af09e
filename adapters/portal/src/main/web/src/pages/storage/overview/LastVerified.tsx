import { Flex, FlexItem } from "@patternfly/react-core";
import { Link } from "wouter";
import type { StorageLocation } from "../../../api/types";
import { RelativeTime } from "../../../shared/RelativeTime";
import { reportOf } from "../addresses";
import { OutcomeLabel } from "../report/OutcomeLabel";

/** When a location was verified, with what outcome, and the way to the report. */
export function LastVerified({ location }: { location: StorageLocation }) {
  const last = location.lastVerification;
  if (last === undefined) return "Never";
  return (
    <Flex spaceItems={{ default: "spaceItemsSm" }}>
      <FlexItem>
        <RelativeTime time={last.finishedAt ?? last.startedAt} />
      </FlexItem>
      <FlexItem>
        <OutcomeLabel status={last.status} />
      </FlexItem>
      <FlexItem>
        <Link href={reportOf(location.id)}>Report</Link>
      </FlexItem>
    </Flex>
  );
}
