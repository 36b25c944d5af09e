import { problemOf, Unreachable } from "../../../../api/problem";
import { type Cast, type CastEvent, UnplayableCast } from "./cast";
import { CastReader } from "./CastReader";

/** Reads a whole cast; tells how many bytes there are already. */
export async function loadCast(address: string, signal: AbortSignal, tell: (bytes: number) => void): Promise<Cast> {
  const reader = new CastReader();
  const events: CastEvent[] = [];
  let bytes = 0;
  for await (const piece of piecesOf(address, signal)) {
    // One by one: an argument list has no room for all that a piece may hold.
    for (const event of reader.feed(piece.text)) events.push(event);
    bytes += piece.bytes;
    tell(bytes);
  }
  for (const event of reader.end()) events.push(event);
  if (reader.head === undefined) throw new UnplayableCast("It is empty.");
  return { head: reader.head, events, skipped: reader.skipped };
}

/** The content as it comes, as text. */
export async function* piecesOf(address: string, signal: AbortSignal): AsyncGenerator<{ text: string; bytes: number }> {
  const response = await fetch(address, { signal }).catch((error: unknown) => {
    throw signal.aborted ? error : new Unreachable(error);
  });
  if (!response.ok || response.body === null) throw await problemOf(response);
  const decoder = new TextDecoder();
  const body = response.body.getReader();
  try {
    for (;;) {
      const { done, value } = await body.read().catch((error: unknown) => {
        throw signal.aborted ? error : new Unreachable(error);
      });
      if (done) break;
      yield { text: decoder.decode(value, { stream: true }), bytes: value.byteLength };
    }
    yield { text: decoder.decode(), bytes: 0 };
  } finally {
    await body.cancel().catch(() => undefined);
  }
}
