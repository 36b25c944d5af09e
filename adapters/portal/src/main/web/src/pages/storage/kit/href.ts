/** An address of the service as this browser reaches it: the cookie is for this very host alone. */
export function hrefHere(href: string): string {
  const { pathname, search } = new URL(href, window.location.origin);
  return pathname + search;
}
