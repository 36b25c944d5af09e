import { Transfer } from "./Transfer";

export type UploadState = "waiting" | "sending" | "paused" | "failed" | "done";

export interface UploadItem {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly sent: number;
  readonly state: UploadState;
  readonly error?: Error;
  readonly recordingId?: string;
}

type MakeTransfer = (...made: ConstructorParameters<typeof Transfer>) => Pick<Transfer, "start" | "pause" | "cancel">;

const AT_ONCE = 2;

/** Files on their way to one organization, a few at a time; goes on whatever page is shown. */
export class UploadQueue {
  private shown: readonly UploadItem[] = [];
  private readonly transfers = new Map<number, ReturnType<MakeTransfer>>();
  private readonly watchers = new Set<() => void>();
  private lastId = 0;

  constructor(
    readonly organizationId: string,
    private readonly onDone: () => void,
    private readonly make: MakeTransfer = (...made) => new Transfer(...made),
  ) {}

  readonly items = (): readonly UploadItem[] => this.shown;

  readonly watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  add(files: Iterable<File>): void {
    for (const file of files) {
      const id = ++this.lastId;
      this.transfers.set(id, this.transfer(id, file));
      this.tell([...this.shown, { id, name: file.name, size: file.size, sent: 0, state: "waiting" }]);
    }
    this.goOn();
  }

  pause(id: number): void {
    this.change(id, { state: "paused" });
    void this.transfers.get(id)?.pause();
    this.goOn();
  }

  resume(id: number): void {
    this.tell(this.shown.map((item) => (item.id === id ? again(item) : item)));
    this.goOn();
  }

  /** Takes it back, as far as it has come; one that cannot be reached is given up by the service when idle. */
  cancel(id: number): void {
    void this.transfers.get(id)?.cancel().catch(() => undefined);
    this.dismiss(id);
  }

  /** Out of sight; what is done stays done. */
  dismiss(id: number): void {
    this.transfers.delete(id);
    this.tell(this.shown.filter((item) => item.id !== id));
    this.goOn();
  }

  /** Those that failed as the service could not be reached. */
  resumeAll(failed: (error: Error | undefined) => boolean): void {
    this.shown.filter(({ state, error }) => state === "failed" && failed(error)).forEach(({ id }) => this.resume(id));
  }

  close(): void {
    this.transfers.forEach((transfer) => void transfer.pause());
    this.transfers.clear();
    this.tell([]);
  }

  private transfer(id: number, file: File) {
    const endpoint = `${window.location.origin}/v1/organizations/${this.organizationId}/uploads`;
    return this.make(file, endpoint, {
      onProgress: (sent) => this.change(id, { sent }),
      onEnd: (recordingId) => {
        this.change(id, { state: "done", sent: file.size, ...(recordingId === undefined ? {} : { recordingId }) });
        this.transfers.delete(id);
        this.onDone();
        this.goOn();
      },
      onFailure: (error) => {
        this.change(id, { state: "failed", error });
        this.goOn();
      },
    });
  }

  private goOn(): void {
    const free = AT_ONCE - this.shown.filter(({ state }) => state === "sending").length;
    this.shown
      .filter(({ state }) => state === "waiting")
      .slice(0, Math.max(0, free))
      .forEach(({ id }) => {
        this.change(id, { state: "sending" });
        void this.transfers.get(id)?.start();
      });
  }

  private change(id: number, changed: Partial<UploadItem>): void {
    this.tell(this.shown.map((item) => (item.id === id ? { ...item, ...changed } : item)));
  }

  private tell(items: readonly UploadItem[]): void {
    this.shown = items;
    this.watchers.forEach((watcher) => watcher());
  }
}

function again({ error: _, ...item }: UploadItem): UploadItem {
  return { ...item, state: "waiting" };
}
