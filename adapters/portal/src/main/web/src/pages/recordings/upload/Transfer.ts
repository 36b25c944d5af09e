import type { Upload } from "tus-js-client";
import { contentTypeOf } from "./contentTypes";

/** What becomes of a transfer, told to who watches it. */
export interface TransferEvents {
  readonly onProgress: (sent: number) => void;
  readonly onEnd: (recordingId: string | undefined) => void;
  readonly onFailure: (error: Error) => void;
}

const RETRIES = [0, 1_000, 3_000, 5_000, 10_000];

/** The bytes of one file on their way; the library for it comes when it is needed first. */
export class Transfer {
  private upload: Upload | undefined;
  private wanted = false;

  constructor(
    private readonly file: File,
    private readonly endpoint: string,
    private readonly events: TransferEvents,
  ) {}

  /** Begins, or goes on behind the last byte that the service has. */
  async start(): Promise<void> {
    this.wanted = true;
    try {
      this.upload ??= await this.make();
      if (this.wanted) this.upload.start();
    } catch (error) {
      this.events.onFailure(error instanceof Error ? error : new Error(String(error)));
    }
  }

  async pause(): Promise<void> {
    this.wanted = false;
    await this.upload?.abort();
  }

  /** Gives up what the service has of it, too. */
  async cancel(): Promise<void> {
    this.wanted = false;
    await this.upload?.abort(true);
  }

  get recordingId(): string | undefined {
    return this.upload?.url?.split("/").at(-1);
  }

  private async make(): Promise<Upload> {
    const [{ Upload }, { failureOf, mayPass }] = await Promise.all([
      import("tus-js-client"),
      import("./uploadFailure"),
    ]);
    const upload: Upload = new Upload(this.file, {
      endpoint: this.endpoint,
      metadata: { filename: this.file.name, filetype: contentTypeOf(this.file) },
      retryDelays: RETRIES,
      removeFingerprintOnSuccess: true,
      onShouldRetry: mayPass,
      onUploadUrlAvailable: () => {
        upload.url = here(upload.url);
      },
      onProgress: (sent) => this.events.onProgress(sent),
      onSuccess: () => this.events.onEnd(this.recordingId),
      onError: (error) => void failureOf(error).then(this.events.onFailure),
    });
    // The same file was begun before, and the page closed: it goes on where it was.
    const [begun] = await upload.findPreviousUploads();
    if (begun !== undefined) upload.resumeFromPreviousUpload(begun);
    return upload;
  }
}

/** The service names itself by its public address; a page may speak only to where it came from. */
export function here(address: string | null): string | null {
  return address === null ? null : new URL(new URL(address, window.location.href).pathname, window.location.href).href;
}
