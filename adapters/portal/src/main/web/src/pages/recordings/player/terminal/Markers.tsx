import { Button, Flex, FlexItem } from "@patternfly/react-core";
import FlagIcon from "@patternfly/react-icons/dist/esm/icons/flag-icon";
import { formatClock } from "../timeLink";
import type { CastEvent } from "./cast";

// A session with more of them has them for machines; the keys [ and ] still go to each.
const MOST = 100;

/** The places that the recorder marked. */
export function Markers({ events, onSeek }: { events: readonly CastEvent[]; onSeek: (seconds: number) => void }) {
  const markers = events.filter(([, code]) => code === "m").slice(0, MOST);
  if (markers.length === 0) return null;
  return (
    <Flex component="ul" aria-label="Markers" spaceItems={{ default: "spaceItemsXs" }}>
      {markers.map(([time, , label], index) => (
        <FlexItem component="li" key={index}>
          <Button variant="link" isInline icon={<FlagIcon />} onClick={() => onSeek(time / 1_000)}>
            {formatClock(time / 1_000)} <bdi>{label}</bdi>
          </Button>
        </FlexItem>
      ))}
    </Flex>
  );
}
