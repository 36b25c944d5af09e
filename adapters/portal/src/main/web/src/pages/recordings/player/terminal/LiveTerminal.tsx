import { useEffect, useRef, useState } from "react";
import { FailedState } from "../../../../shared/FailedState";
import { createLive } from "./asciinema";
import { liveDriver } from "./liveDriver";

interface LiveTerminalProps {
  address: string;
  onTime: (time: number) => void;
  hasEnded: () => Promise<boolean>;
  onEnd: () => void;
}

/** A terminal session that is being made, as it is now. */
export function LiveTerminal({ address, onTime, hasEnded, onEnd }: LiveTerminalProps) {
  const place = useRef<HTMLDivElement>(null);
  const told = useRef({ onTime, hasEnded, onEnd });
  const [failure, setFailure] = useState<Error>();
  useEffect(() => {
    told.current = { onTime, hasEnded, onEnd };
  });
  useEffect(() => {
    if (place.current === null || failure !== undefined) return undefined;
    const driver = liveDriver({
      address,
      onTime: (time) => told.current.onTime(time),
      hasEnded: () => told.current.hasEnded(),
      onEnd: () => told.current.onEnd(),
      onFailure: setFailure,
    });
    const player = createLive(driver, place.current);
    return () => player.dispose();
  }, [address, failure]);
  return failure === undefined ? (
    <div ref={place} />
  ) : (
    <FailedState error={failure} retry={() => setFailure(undefined)} />
  );
}
