import { useCallback, useSyncExternalStore } from "react";

/** Whether the screen is so, now and as it changes; where PatternFly has no modifier for it. */
export function useMedia(query: string): boolean {
  const watch = useCallback(
    (told: () => void) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", told);
      return () => media.removeEventListener("change", told);
    },
    [query],
  );
  return useSyncExternalStore(watch, () => window.matchMedia(query).matches);
}
