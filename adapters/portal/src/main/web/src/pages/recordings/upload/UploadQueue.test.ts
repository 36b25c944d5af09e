import { beforeEach, describe, expect, it } from "vitest";
import type { TransferEvents } from "./Transfer";
import { UploadQueue } from "./UploadQueue";

class FakeTransfer {
  readonly calls: string[] = [];
  constructor(
    readonly file: File,
    readonly endpoint: string,
    readonly events: TransferEvents,
  ) {}
  readonly start = async () => void this.calls.push("start");
  readonly pause = async () => void this.calls.push("pause");
  readonly cancel = async () => void this.calls.push("cancel");
}

describe("the queue of uploads", () => {
  let made: FakeTransfer[];
  let done: number;
  let queue: UploadQueue;

  beforeEach(() => {
    made = [];
    done = 0;
    queue = new UploadQueue("org_1", () => done++, (...args) => {
      const transfer = new FakeTransfer(...args);
      made.push(transfer);
      return transfer;
    });
    queue.add(["a", "b", "c"].map((name) => new File([name.repeat(10)], `${name}.cast`)));
  });

  const states = () => queue.items().map(({ state }) => state);

  it("sends two at once, the others wait", () => {
    expect(states()).toEqual(["sending", "sending", "waiting"]);
    expect(made[0]?.endpoint).toMatch(/\/v1\/organizations\/org_1\/uploads$/);
  });

  it("goes on with the next when one is done, and tells where that is", () => {
    made[0]?.events.onEnd("rec_1");
    expect(states()).toEqual(["done", "sending", "sending"]);
    expect(queue.items()[0]).toMatchObject({ recordingId: "rec_1", sent: 10 });
    expect(done).toBe(1);
  });

  it("lets another one go while one is paused, and resumes it when there is room", () => {
    queue.pause(1);
    expect(states()).toEqual(["paused", "sending", "sending"]);
    queue.resume(1);
    expect(states()[0]).toBe("waiting");
    made[1]?.events.onEnd("rec_2");
    expect(made[0]?.calls).toEqual(["start", "pause", "start"]);
  });

  it("keeps why one failed until it is tried again", () => {
    made[0]?.events.onFailure(new Error("refused"));
    expect(queue.items()[0]?.error?.message).toBe("refused");
    made[1]?.events.onEnd(undefined);
    queue.resumeAll((error) => error?.message === "refused");
    expect(queue.items()[0]).toMatchObject({ state: "sending" });
    expect(queue.items()[0]?.error).toBeUndefined();
  });

  it("takes back what is cancelled and forgets it", () => {
    queue.cancel(2);
    expect(made[1]?.calls).toEqual(["start", "cancel"]);
    expect(states()).toEqual(["sending", "sending"]);
  });
});
