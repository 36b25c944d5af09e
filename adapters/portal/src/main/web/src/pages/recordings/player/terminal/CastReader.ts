import { type CastCode, type CastEvent, type CastHead, UnplayableCast } from "./cast";
import { readHead, readSize } from "./castHead";

const LONGEST_LINE = 32_000_000;
const LONGEST_TIME = 400 * 24 * 3_600_000;
const CODES: ReadonlySet<unknown> = new Set<CastCode>(["o", "i", "r", "m"]);
const HEAD_2 = 2;

/**
 * Reads an asciicast (versions 2 and 3) piece by piece, as it comes. What is no event is left out and counted:
 * a recording that was cut off, or that somebody means harm with, is played as far as it makes sense.
 */
export class CastReader {
  head: CastHead | undefined;
  skipped = 0;
  private version = 0;
  private time = 0;
  private rest = "";

  /** The events that are complete with it. */
  feed(text: string): CastEvent[] {
    const lines = (this.rest + text).split("\n");
    this.rest = lines.pop() ?? "";
    if (this.rest.length > LONGEST_LINE) throw new UnplayableCast("It has a line that is too long to be one of a cast.");
    return lines.flatMap((line) => this.line(line));
  }

  /** There comes nothing more. */
  end(): CastEvent[] {
    const last = this.rest;
    this.rest = "";
    return this.line(last);
  }

  private line(line: string): CastEvent[] {
    if (line.trim() === "" || line.startsWith("#")) return [];
    if (this.head === undefined) {
      ({ head: this.head, version: this.version } = readHead(line));
      return [];
    }
    const event = this.event(line);
    if (event === undefined) this.skipped++;
    return event === undefined || event === "other" ? [] : [event];
  }

  private event(line: string): CastEvent | "other" | undefined {
    const read = parse(line);
    if (!Array.isArray(read)) return undefined;
    const [seconds, code, data] = read as readonly unknown[];
    if (typeof seconds !== "number" || typeof code !== "string" || typeof data !== "string") return undefined;
    this.advance(seconds * 1_000);
    if (!CODES.has(code)) return "other";
    if (code !== "r") return [this.time, code as CastCode, data];
    const size = readSize(data);
    return size === undefined ? undefined : [this.time, "r", `${size.cols}x${size.rows}`];
  }

  /** Version 2 tells the time since the beginning, 3 the time since the event before; it never goes back. */
  private advance(told: number): void {
    const time = this.version === HEAD_2 ? told : this.time + told;
    if (time > this.time && time <= LONGEST_TIME) this.time = time;
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
