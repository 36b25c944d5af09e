import { useSearchParams } from "wouter";

const TURNED = { custodyPage: 1 };

/** The page of a list, which is the address's; to turn it is to go there, so that the browser's way back leads back. */
export function usePaging() {
  const [address, go] = useSearchParams();
  const cursor = address.get("cursor") ?? undefined;
  const cameFromNewer = (history.state as Partial<typeof TURNED> | null)?.custodyPage === TURNED.custodyPage;
  const at = (next: string | undefined) => {
    const page = new URLSearchParams(address);
    page.delete("cursor");
    if (next !== undefined) page.set("cursor", next);
    return page;
  };
  return {
    cursor,
    older: (next: string) => go(at(next), { state: TURNED }),
    /** There is none where the page was come to by a link. */
    newer: cursor !== undefined && cameFromNewer ? () => history.back() : undefined,
    newest: cursor === undefined ? undefined : () => go(at(undefined)),
  };
}
