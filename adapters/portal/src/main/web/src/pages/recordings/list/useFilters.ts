import { useCallback, useMemo } from "react";
import { useSearchParams } from "wouter";
import { type Filters, fromAddress, toAddress } from "./filters";

/** The filters of the list, which are the address's; what they are changed to begins at its first page. */
export function useFilters(): [filters: Filters, change: (filters: Filters) => void] {
  const [address, go] = useSearchParams();
  const filters = useMemo(() => fromAddress(address), [address]);
  const change = useCallback((changed: Filters) => go(toAddress(changed), { replace: true }), [go]);
  return [filters, change];
}
