/** For how long a token is to be good. */
export const LIFETIMES = [
  { days: 1, name: "1 day" },
  { days: 30, name: "30 days" },
  { days: 90, name: "90 days" },
  { days: 365, name: "1 year" },
] as const;

const MILLIS_OF_A_DAY = 86_400_000;
const SOON = 7 * MILLIS_OF_A_DAY;

/** As the API wants it; undefined where it never expires. */
export function expiryOf(days: number | undefined, now: Date): string | undefined {
  return days === undefined ? undefined : new Date(now.getTime() + days * MILLIS_OF_A_DAY).toISOString();
}

export type Freshness = "lasting" | "ending" | "over";

export function freshnessOf(expiresAt: string | null | undefined, now: Date): Freshness {
  if (!expiresAt) return "lasting";
  const left = new Date(expiresAt).getTime() - now.getTime();
  if (left <= 0) return "over";
  return left < SOON ? "ending" : "lasting";
}
