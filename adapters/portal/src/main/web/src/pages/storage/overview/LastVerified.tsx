import { Flex, FlexItem } from "@patternfly/react-core";
import { Link } from "wouter";
import type { StorageLocation } from "../../../api/types";
import { RelativeTime } from "../../../shared/RelativeTime";
import { reportOf } from "../addresses";
import { OutcomeLabel } from "../report/OutcomeLabel";

interface LastVerifiedProps {
  location: StorageLocation;
  /** Where nothing around says what it is about. */
  hasLabel?: boolean;
}

/** When a location was verified, with what outcome, and the way to the report. */
export function LastVerified({ location, hasLabel = false }: LastVerifiedProps) {
  const last = location.lastVerification;
  if (last === undefined) return hasLabel ? "Never verified" : "Never";
  return (
    <Flex spaceItems={{ default: "spaceItemsSm" }}>
      <FlexItem>
        {hasLabel && "Verified "}
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
