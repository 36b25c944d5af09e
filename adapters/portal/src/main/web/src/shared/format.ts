const STEP = 1000;
const UNITS = ["B", "kB", "MB", "GB", "TB", "PB"];
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** As "1.4 MB". */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= STEP && unit < UNITS.length - 1) {
    value /= STEP;
    unit++;
  }
  // 999.95 kB would be written as 1000 kB.
  if (Number(value.toFixed(1)) >= STEP && unit < UNITS.length - 1) {
    value /= STEP;
    unit++;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`;
}

/** How long something lasts, in its two largest units: "1 h 5 min". */
export function formatDuration(milliseconds: number): string {
  const left = Math.max(0, milliseconds);
  if (left < SECOND) return `${Math.round(left)} ms`;
  if (left < MINUTE) return `${Math.floor(left / SECOND)} s`;
  if (left < HOUR) return pair(left, MINUTE, "min", SECOND, "s");
  if (left < DAY) return pair(left, HOUR, "h", MINUTE, "min");
  return pair(left, DAY, "d", HOUR, "h");
}

function pair(value: number, large: number, largeName: string, small: number, smallName: string): string {
  const most = Math.floor(value / large);
  const rest = Math.floor((value % large) / small);
  return rest === 0 ? `${most} ${largeName}` : `${most} ${largeName} ${rest} ${smallName}`;
}

/** How long ago, or how soon, in one unit: "4 minutes ago". */
export function formatRelative(time: Date, now: Date): string {
  const difference = time.getTime() - now.getTime();
  const size = Math.abs(difference);
  const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  if (size < 10 * SECOND) return "just now";
  if (size < MINUTE) return words.format(Math.trunc(difference / SECOND), "second");
  if (size < HOUR) return words.format(Math.trunc(difference / MINUTE), "minute");
  if (size < DAY) return words.format(Math.trunc(difference / HOUR), "hour");
  if (size < 30 * DAY) return words.format(Math.trunc(difference / DAY), "day");
  return `on ${formatDate(time)}`;
}

export function formatDate(time: Date): string {
  return new Intl.DateTimeFormat("en", { dateStyle: "medium" }).format(time);
}

/** The moment itself, as people here write it. */
export function formatMoment(time: Date): string {
  return new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "medium" }).format(time);
}

/** "1 recording", "12 recordings". */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${new Intl.NumberFormat("en").format(count)} ${count === 1 ? one : many}`;
}

/** What the service says in the middle of its own sentences, by itself. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1) + (text.endsWith(".") ? "" : ".");
}
