import { Tooltip } from "@patternfly/react-core";
import { formatMoment, formatRelative } from "./format";
import { useNow } from "./useNow";

/** "4 minutes ago", and the moment itself for who points at it or comes there by keyboard. */
export function RelativeTime({ time }: { time: string }) {
  const now = useNow();
  const moment = new Date(time);
  return (
    <Tooltip content={formatMoment(moment)}>
      <time dateTime={time} tabIndex={0}>
        {formatRelative(moment, now)}
      </time>
    </Tooltip>
  );
}
