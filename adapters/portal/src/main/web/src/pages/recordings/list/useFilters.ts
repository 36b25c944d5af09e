import { useMemo } from "react";
import { useSearchParams } from "wouter";
import { type Filters, fromAddress, toAddress } from "./filters";

interface Turned {
  /** How many pages this one is away from the first, by the way that was gone. */
  readonly custodyPage?: number;
}

/** The filters and the page of the list, which are the address's; to change them is to go there. */
export function useFilters() {
  const [address, go] = useSearchParams();
  const filters = useMemo(() => fromAddress(address), [address]);
  const cursor = address.get("cursor") ?? undefined;
  const turned = ((history.state as Turned | null)?.custodyPage ?? 0) && cursor !== undefined;
  return {
    filters,
    cursor,
    change: (changed: Filters) => go(toAddress(changed), { replace: true }),
    older: (next: string) => {
      const page = toAddress(filters);
      page.set("cursor", next);
      go(page, { state: { custodyPage: 1 } satisfies Turned });
    },
    /** There is none where the page was come to by a link. */
    newer: turned ? () => history.back() : undefined,
    newest: () => go(toAddress(filters)),
  };
}
