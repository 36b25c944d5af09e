// Tells whether something was done already to the very same files.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const NOT_OURS = new Set(["node_modules", "schema.d.ts"]);

/** All files at or below the given paths, in an order that does not change. */
export function filesOf(paths) {
  return paths.flatMap((path) => {
    if (!statSync(path).isDirectory()) return [path];
    return filesOf(
      readdirSync(path)
        .filter((name) => !NOT_OURS.has(name))
        .sort()
        .map((name) => join(path, name)),
    );
  });
}

export function fingerprint(paths) {
  const hash = createHash("sha256").update(process.version);
  for (const file of filesOf(paths)) {
    hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

export function isStamped(stamp, value) {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === value;
}

export function putStamp(stamp, value) {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, value);
}
