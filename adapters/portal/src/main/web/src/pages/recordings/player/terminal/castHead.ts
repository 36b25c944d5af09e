import { type CastHead, type CastTheme, UnplayableCast } from "./cast";

// A terminal that somebody could have sat before: what claims to be larger would only take the browser's memory.
const MOST_COLS = 1_000;
const MOST_ROWS = 500;
const USUAL = { cols: 80, rows: 24 };
const COLOR = /^#[0-9a-f]{6}$/i;
const PALETTE = 16;
const SIZE = /^(\d{1,9})x(\d{1,9})$/;

type Fields = Readonly<Record<string, unknown>>;

export function readHead(line: string): { head: CastHead; version: number } {
  const fields = object(parse(line));
  const version = fields["version"];
  if (version !== 2 && version !== 3) {
    throw new UnplayableCast(
      typeof version === "number"
        ? `It is an asciicast of version ${version}; the player knows 2 and 3.`
        : "It does not begin with the header of an asciicast.",
    );
  }
  const term = version === 3 ? object(fields["term"]) : fields;
  const [cols, rows] = version === 3 ? [term["cols"], term["rows"]] : [term["width"], term["height"]];
  const theme = readTheme(object(term["theme"]));
  const idle = fields["idle_time_limit"];
  return {
    version,
    head: {
      ...bounded(Number(cols), Number(rows)),
      ...(typeof idle === "number" && idle > 0 ? { idleLimit: idle * 1_000 } : {}),
      ...(theme === undefined ? {} : { theme }),
    },
  };
}

export function readSize(text: string): { cols: number; rows: number } | undefined {
  const [, cols, rows] = SIZE.exec(text) ?? [];
  return cols === undefined || rows === undefined ? undefined : bounded(Number(cols), Number(rows));
}

function bounded(cols: number, rows: number) {
  return {
    cols: cols >= 1 ? Math.min(Math.floor(cols), MOST_COLS) : USUAL.cols,
    rows: rows >= 1 ? Math.min(Math.floor(rows), MOST_ROWS) : USUAL.rows,
  };
}

function readTheme({ fg, bg, palette }: Fields): CastTheme | undefined {
  const colors = typeof palette === "string" ? palette.split(":").slice(0, PALETTE) : [];
  const half = colors.slice(0, PALETTE / 2);
  const all = colors.length === PALETTE ? colors : [...half, ...half];
  return isColor(fg) && isColor(bg) && all.length === PALETTE && all.every(isColor)
    ? { foreground: fg, background: bg, palette: all }
    : undefined;
}

function isColor(value: unknown): value is string {
  return typeof value === "string" && COLOR.test(value);
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function object(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}
