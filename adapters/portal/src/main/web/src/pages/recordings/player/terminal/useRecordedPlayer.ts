import type { Player } from "asciinema-player";
import { type RefObject, useEffect, useMemo, useRef } from "react";
import { createRecorded } from "./asciinema";
import type { Cast } from "./cast";
import { idleMap } from "./idle";

interface PlayerSettings {
  readonly speed: number;
  readonly idleLimit: number | undefined;
  /** Seconds. */
  readonly start: number | undefined;
}

export interface Controls {
  readonly place: RefObject<HTMLDivElement | null>;
  /** Seconds into the recording, idle time counted. */
  readonly now: () => number;
  readonly seek: (seconds: number) => void;
}

const PREVIEW = 0.25;

/** A player in its place. Other settings make another one, which goes on where the one before was. */
export function useRecordedPlayer(cast: Cast, { speed, idleLimit, start }: PlayerSettings): Controls {
  const place = useRef<HTMLDivElement>(null);
  const current = useRef<Player>(null);
  const left = useRef<{ at: number | undefined; playing: boolean }>({ at: start, playing: start !== undefined });
  const idle = useMemo(() => idleMap(cast.events.map(([time]) => time), idleLimit), [cast, idleLimit]);
  const rawNow = (player: Player) => idle.raw(player.getCurrentTime() * 1_000) / 1_000;

  useEffect(() => {
    if (place.current === null) return undefined;
    const { at, playing } = left.current;
    const startAt = idle.played((at ?? 0) * 1_000) / 1_000;
    const whole = idle.played(cast.events.at(-1)?.[0] ?? 0) / 1_000;
    const player = createRecorded(cast, idle, place.current, {
      speed,
      startAt,
      autoPlay: playing,
      poster: `npt:${at === undefined ? whole * PREVIEW : startAt}`,
    });
    current.current = player;
    let begun = playing;
    player.addEventListener("play", () => {
      begun = true;
      left.current.playing = true;
    });
    player.addEventListener("pause", () => (left.current.playing = false));
    player.addEventListener("ended", () => (left.current.playing = false));
    return () => {
      // One that never played is where it began.
      if (begun && player.getDuration() !== undefined) left.current.at = rawNow(player);
      player.dispose();
      current.current = null;
    };
  }, [cast, idle, speed]);

  return {
    place,
    now: () => (current.current === null ? 0 : rawNow(current.current)),
    seek: (seconds) => void current.current?.seek(idle.played(seconds * 1_000) / 1_000),
  };
}
