import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Stack,
  StackItem,
} from "@patternfly/react-core";
import type { Check } from "../../../api/types";
import { formatDuration } from "../../../shared/format";
import { Snippet } from "../kit/Snippet";

/** Whether there is more to say than the message. */
export function hasDetails(check: Check): boolean {
  return facts(check).length > 0 || check.fix !== undefined;
}

/** What was denied on what, the store's own words for it, and a corrected snippet. */
export function CheckDetails({ check }: { check: Check }) {
  const known = facts(check);
  return (
    <Stack hasGutter>
      {check.fix !== undefined && (
        <StackItem>
          <Snippet title={check.fix.title} content={check.fix.content} />
        </StackItem>
      )}
      {known.length > 0 && (
        <StackItem>
          <DescriptionList isCompact columnModifier={{ default: "1Col", lg: "2Col" }}>
            {[...known, ["Took", formatDuration(check.durationMillis)] as const].map(([term, value]) => (
              <DescriptionListGroup key={term}>
                <DescriptionListTerm>{term}</DescriptionListTerm>
                <DescriptionListDescription>
                  <code>{value}</code>
                </DescriptionListDescription>
              </DescriptionListGroup>
            ))}
          </DescriptionList>
        </StackItem>
      )}
    </Stack>
  );
}

function facts(check: Check): (readonly [string, string])[] {
  const all: (readonly [string, string | undefined])[] = [
    ["Denied action", check.action],
    ["On", check.resource],
    ["Error code", check.errorCode],
    ["Request ID", check.requestId],
  ];
  return all.filter((entry): entry is [string, string] => entry[1] !== undefined);
}
