import { useEffect, useRef, type RefObject } from "react";

/** A heading that takes the focus when one comes to it from elsewhere in the portal, and not when it is opened. */
export function useArrivalFocus(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Whoever has done nothing here yet came by the address.
    if (navigator.userActivation?.hasBeenActive ?? true) heading.current?.focus();
  }, []);
  return heading;
}
