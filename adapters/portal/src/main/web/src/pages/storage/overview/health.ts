import type { StorageOverview } from "../../../api/types";
import { formatBytes, formatCount, formatDuration } from "../../../shared/format";

/** "12 recordings waiting (3.4 MB), the oldest for 4 min". */
export function formatBacklog(backlog: StorageOverview["backlog"], now: Date): string {
  if (backlog.recordings === 0) return "Nothing is waiting";
  const waiting = `${formatCount(backlog.recordings, "recording")} waiting (${formatBytes(backlog.bytes)})`;
  if (backlog.oldest === undefined) return waiting;
  return `${waiting}, the oldest for ${formatDuration(now.getTime() - new Date(backlog.oldest).getTime())}`;
}
