import { endOf, startOf } from "../../../shared/days";
import { isState } from "../states";
import type { RecordingState } from "../recordingsApi";

/** What a list of recordings shows; it stands in the page's address, so that it can be passed on. */
export interface Filters {
  readonly state?: RecordingState;
  readonly contentType?: string;
  /** The last so many days. */
  readonly days?: number;
  /** Or from the beginning of this day (yyyy-mm-dd), here. */
  readonly from?: string;
  /** To the end of that day. */
  readonly to?: string;
  readonly q?: string;
}

interface Query {
  state?: string;
  contentType?: string;
  from?: string;
  to?: string;
  q?: string;
}

const MOST_DAYS = 3_660;
const MILLIS_OF_A_DAY = 86_400_000;

export function fromAddress(address: URLSearchParams): Filters {
  const state = address.get("state") ?? "";
  const contentType = address.get("type") ?? "";
  const days = Number(address.get("days") ?? "");
  const from = address.get("from") ?? "";
  const to = address.get("to") ?? "";
  const q = address.get("q") ?? "";
  return {
    ...(isState(state) ? { state } : {}),
    ...(contentType === "" ? {} : { contentType }),
    ...(Number.isInteger(days) && days > 0 && days <= MOST_DAYS ? { days } : {}),
    ...(startOf(from) === undefined ? {} : { from }),
    ...(startOf(to) === undefined ? {} : { to }),
    ...(q === "" ? {} : { q }),
  };
}

export function toAddress(filters: Filters): URLSearchParams {
  const address = new URLSearchParams();
  const { state, contentType, days, from, to, q } = filters;
  Object.entries({ state, type: contentType, days, from, to, q }).forEach(([name, value]) => {
    if (value !== undefined && value !== "") address.set(name, String(value));
  });
  return address;
}

export function isFiltered(filters: Filters): boolean {
  return toAddress(filters).size > 0;
}

/** As the API asks for it. Days are days here, where the reader is. */
export function toQuery(filters: Filters, now: Date): Query {
  const { state, contentType, days, q } = filters;
  const from = days === undefined ? startOf(filters.from) : new Date(now.getTime() - days * MILLIS_OF_A_DAY);
  const to = days === undefined ? endOf(filters.to) : undefined;
  return {
    ...(state === undefined ? {} : { state }),
    ...(contentType === undefined ? {} : { contentType }),
    ...(from === undefined ? {} : { from: from.toISOString() }),
    ...(to === undefined ? {} : { to: to.toISOString() }),
    ...(q === undefined ? {} : { q }),
  };
}
