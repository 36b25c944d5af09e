import { describe, expect, it } from "vitest";
import { UnplayableCast } from "./cast";
import { CastReader } from "./CastReader";

function read(...lines: string[]) {
  const reader = new CastReader();
  return { events: [...reader.feed(lines.join("\n")), ...reader.end()], reader };
}

const HEAD = '{"version":2,"width":80,"height":24}';

describe("an asciicast", () => {
  it("of version 2 tells the time since the beginning", () => {
    const { events, reader } = read(HEAD, '[0.5,"o","a"]', '[1.5,"m","here"]');
    expect(events).toEqual([
      [500, "o", "a"],
      [1_500, "m", "here"],
    ]);
    expect(reader.head).toEqual({ cols: 80, rows: 24 });
  });

  it("of version 3 tells the time since the event before", () => {
    const { events } = read('{"version":3,"term":{"cols":10,"rows":5}}', "# a comment", '[0.5,"o","a"]', '[1,"x","0"]', '[1,"o","b"]');
    expect(events).toEqual([
      [500, "o", "a"],
      [2_500, "o", "b"],
    ]);
  });

  it("can come in any pieces", () => {
    const reader = new CastReader();
    const pieces = [...`${HEAD}\n[1,"o","ab"]\n`].map((letter) => reader.feed(letter));
    expect(pieces.flat()).toEqual([[1_000, "o", "ab"]]);
  });

  it("that was cut off is played to where it was", () => {
    const { events, reader } = read(HEAD, '[1,"o","a"]', '[2,"o","hal');
    expect(events).toHaveLength(1);
    expect(reader.skipped).toBe(1);
  });

  it("never goes back in time, nor to the end of days", () => {
    const { events } = read(HEAD, '[5,"o","a"]', '[1,"o","b"]', '[1e300,"o","c"]', '[6,"o","d"]');
    expect(events.map(([time]) => time)).toEqual([5_000, 5_000, 5_000, 6_000]);
  });

  it("is shown in a terminal of a sane size, whatever it claims", () => {
    const { events, reader } = read('{"version":2,"width":1e9,"height":-1}', '[1,"r","9999999x9999999"]', '[1,"r","<b>"]');
    expect(reader.head).toEqual({ cols: 1_000, rows: 24 });
    expect(events).toEqual([[1_000, "r", "1000x500"]]);
    expect(reader.skipped).toBe(1);
  });

  it("has its theme only if that is made of colours", () => {
    const palette = Array(8).fill("#123456").join(":");
    const head = (fg: string) => JSON.stringify({ version: 2, width: 1, height: 1, theme: { fg, bg: "#000000", palette } });
    expect(read(head("#ffffff")).reader.head?.theme?.palette).toHaveLength(16);
    expect(read(head("url(https://evil.example)")).reader.head?.theme).toBeUndefined();
  });

  it.each(['{"version":1}', "not a cast", "[]", '"2"', "null"])("is none if it begins with %s", (head) => {
    expect(() => read(head, "")).toThrow(UnplayableCast);
  });
});
