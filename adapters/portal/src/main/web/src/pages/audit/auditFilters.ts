import { endOf, startOf } from "../../shared/days";
import { ACTIONS } from "./actions";

/** Which entries are shown; it stands in the page's address. */
export interface AuditFilters {
  readonly action?: string;
  readonly from?: string;
  readonly to?: string;
}

export function fromAddress(address: URLSearchParams): AuditFilters {
  const action = address.get("action") ?? "";
  const from = address.get("from") ?? "";
  const to = address.get("to") ?? "";
  return {
    ...(action in ACTIONS ? { action } : {}),
    ...(startOf(from) === undefined ? {} : { from }),
    ...(startOf(to) === undefined ? {} : { to }),
  };
}

export function toAddress(filters: AuditFilters): URLSearchParams {
  return new URLSearchParams(Object.entries(filters).filter(([, value]) => value));
}

export function toQuery({ action, from, to }: AuditFilters) {
  const start = startOf(from);
  const end = endOf(to);
  return {
    ...(action === undefined ? {} : { action }),
    ...(start === undefined ? {} : { from: start.toISOString() }),
    ...(end === undefined ? {} : { to: end.toISOString() }),
  };
}
