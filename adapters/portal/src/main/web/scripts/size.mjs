// The first page has to come fast on a thin line too.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const MOST_KILOBYTES = 350;

/** Fails where the scripts that every page needs, and those of the page people come to first, are too large. */
export function demandSmallFirstPage(output) {
  const manifestFile = join(output, ".vite", "manifest.json");
  const manifest = JSON.parse(readFileSync(manifestFile, "utf8"));
  const worst = Object.values(manifest)
    .filter((chunk) => chunk.isEntry || /^src\/pages\/.*Page\.tsx$/.test(chunk.src ?? ""))
    .map((chunk) => kilobytes(output, manifest, chunk))
    .reduce((most, each) => Math.max(most, each), 0);
  rmSync(join(output, ".vite"), { recursive: true });
  if (worst > MOST_KILOBYTES) {
    throw new Error(`The first page needs ${worst} kB of JavaScript (gzipped), ${MOST_KILOBYTES} kB at most are allowed: load something later.`);
  }
  return worst;
}

/** Of the entry together with one page, each file counted once. */
function kilobytes(output, manifest, page) {
  const files = new Set();
  const collect = (chunk) => {
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    (chunk.imports ?? []).forEach((name) => collect(manifest[name]));
  };
  Object.values(manifest).filter((chunk) => chunk.isEntry).forEach(collect);
  collect(page);
  const bytes = [...files]
    .filter((file) => file.endsWith(".js"))
    .reduce((sum, file) => sum + gzipSync(readFileSync(join(output, file)), { level: 9 }).length, 0);
  return Math.round(bytes / 1000);
}
