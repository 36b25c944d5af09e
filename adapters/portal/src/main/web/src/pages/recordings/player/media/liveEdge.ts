const LAG = 3;
const WORTH_IT = 8;
const PATIENCE = 6_000;

/**
 * Where, in seconds, what is being made is by now; undefined where its beginning is near enough. No browser tells
 * for something that has no end yet, so the clock has to.
 */
export function liveEdge(startedAt: string, now: Date): number | undefined {
  const elapsed = (now.getTime() - new Date(startedAt).getTime()) / 1_000;
  return elapsed > WORTH_IT ? elapsed - LAG : undefined;
}

type Seeking = Pick<HTMLMediaElement, "currentTime" | "seeking" | "load">;

/** Goes there. Where the recorder had paused it is not there yet: then from the beginning after all. */
export function jumpTo(media: Seeking, edge: number): void {
  media.currentTime = edge;
  setTimeout(() => {
    if (media.seeking) media.load();
  }, PATIENCE);
}
