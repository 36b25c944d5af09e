// Where a link begins: "?t=83", and as people write it by hand, "?t=1m23s" or "?t=1:23".
const UNITS = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?$/;
const CLOCK = /^(?:(\d+):)?(\d{1,2}):(\d{1,2}(?:\.\d+)?)$/;
const PLAIN = /^\d+(?:\.\d+)?$/;
const LONGEST = 400 * 24 * 3_600;

/** Seconds into the recording; undefined where it names no time. */
export function parseTime(text: string | null): number | undefined {
  if (text === null || text === "") return undefined;
  if (PLAIN.test(text)) return bounded(Number(text));
  const [, hours = "0", minutes = "0", seconds = "0"] = UNITS.exec(text) ?? CLOCK.exec(text) ?? [];
  if (!UNITS.test(text) && !CLOCK.test(text)) return undefined;
  return bounded(Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds));
}

/** The address of this page, beginning there. */
export function addressAt(page: string, seconds: number): string {
  const address = new URL(page);
  address.hash = "";
  address.search = "";
  address.searchParams.set("t", String(Math.max(0, Math.floor(seconds))));
  return address.href;
}

/** As on a clock: "1:23", "1:02:03". */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (number: number) => String(number).padStart(2, "0");
  const hours = Math.floor(whole / 3_600);
  const minutes = Math.floor((whole % 3_600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

function bounded(seconds: number): number | undefined {
  return seconds <= LONGEST ? seconds : undefined;
}
