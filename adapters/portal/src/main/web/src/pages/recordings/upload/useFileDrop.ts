import { useEffect, useState } from "react";

/** Takes files that are dropped anywhere on the page; tells whether some hang above it. */
export function useFileDrop(onDrop: ((files: readonly File[]) => void) | undefined): boolean {
  const [above, setAbove] = useState(false);
  useEffect(() => {
    if (onDrop === undefined) return undefined;
    let depth = 0;
    const moved = (by: number) => (drag: DragEvent) => {
      if (!hasFiles(drag)) return;
      drag.preventDefault();
      depth = Math.max(0, depth + by);
      setAbove(depth > 0);
    };
    const dropped = (drag: DragEvent) => {
      if (!hasFiles(drag)) return;
      drag.preventDefault();
      depth = 0;
      setAbove(false);
      onDrop([...(drag.dataTransfer?.files ?? [])]);
    };
    const listeners = { dragenter: moved(1), dragleave: moved(-1), dragover: moved(0), drop: dropped };
    const each = Object.entries(listeners) as readonly ["drop", (drag: DragEvent) => void][];
    each.forEach(([name, listener]) => window.addEventListener(name, listener));
    return () => each.forEach(([name, listener]) => window.removeEventListener(name, listener));
  }, [onDrop]);
  return above;
}

function hasFiles(drag: DragEvent): boolean {
  return drag.dataTransfer?.types.includes("Files") ?? false;
}
