// Compresses once what would be compressed at every request, and lists every file: the service looks names up in
// that list and nowhere else.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { gzipSync } from "node:zlib";
import { filesOf } from "./stamp.mjs";

const COMPRESSIBLE = /\.(html|js|css|svg|json|txt)$/;

/** Lines of: name, what tells its content from any other, and "gzip" where there is a compressed variant. */
export function writeVariantsAndList(output) {
  const lines = filesOf([output]).map((file) => {
    const content = readFileSync(file);
    const packed = COMPRESSIBLE.test(file) ? gzipSync(content, { level: 9 }) : content;
    const worth = packed.length < content.length * 0.9;
    if (worth) writeFileSync(`${file}.gz`, packed);
    const digest = createHash("sha256").update(content).digest("hex").slice(0, 32);
    return [relative(output, file).split(sep).join("/"), digest, worth ? "gzip" : "-"].join(" ");
  });
  writeFileSync(join(output, "files.list"), `${lines.join("\n")}\n`);
  return lines.length;
}
