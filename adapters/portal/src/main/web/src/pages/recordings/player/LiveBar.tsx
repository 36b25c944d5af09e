import { Button, Flex, FlexItem } from "@patternfly/react-core";
import { formatClock } from "./timeLink";

interface LiveBarProps {
  /** Whether it is shown as it is being made. */
  live: boolean;
  ended: boolean;
  /** Milliseconds; unknown before the first byte. */
  time: number | undefined;
  onLive: () => void;
  onFromBeginning: () => void;
}

/** Says that what is shown is being made at this moment, and leads back to its beginning. */
export function LiveBar({ live, ended, time, onLive, onFromBeginning }: LiveBarProps) {
  return (
    <Flex alignItems={{ default: "alignItemsCenter" }} rowGap={{ default: "rowGapSm" }}>
      <FlexItem role="status">{words(live, ended)}</FlexItem>
      {live && !ended && time !== undefined && <FlexItem>{formatClock(time / 1_000)}</FlexItem>}
      <FlexItem align={{ default: "alignLeft", md: "alignRight" }}>
        {live ? (
          <Button variant={ended ? "primary" : "secondary"} size="sm" onClick={onFromBeginning}>
            From the beginning
          </Button>
        ) : (
          <Button variant="secondary" size="sm" onClick={onLive}>
            To what happens now
          </Button>
        )}
      </FlexItem>
    </Flex>
  );
}

function words(live: boolean, ended: boolean): string {
  if (ended) return "This recording has ended.";
  return live ? "This is happening now." : "This is as far as it was when you opened it; it goes on.";
}
