import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { jumpTo, liveEdge } from "./liveEdge";

const NOW = new Date("2026-11-26T12:01:00Z");

describe("the edge of what is live", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("is a little before now", () => expect(liveEdge("2026-11-26T12:00:00Z", NOW)).toBe(57));

  it.each(["2026-11-26T12:00:55Z", "2026-11-26T13:00:00Z"])("is not gone to where it began at %s", (startedAt) =>
    expect(liveEdge(startedAt, NOW)).toBeUndefined(),
  );

  it("is given up where it is not there", () => {
    const media = { currentTime: 0, seeking: true, load: vi.fn() };
    jumpTo(media, 57);
    expect(media.currentTime).toBe(57);
    vi.runAllTimers();
    expect(media.load).toHaveBeenCalledOnce();
  });
});
