// What the portal's files are made of, for whoever has to know (CycloneDX 1.6), from the lock file alone.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Lists the packages that are built in; those that only build or test are not. */
export function writeSbom(file) {
  const { name, version, license } = JSON.parse(readFileSync("package.json", "utf8"));
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const bom = {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { component: { type: "application", "bom-ref": name, name, version, ...licensed(license) } },
    components: Object.entries(packages)
      .filter(([path, { dev }]) => path !== "" && dev !== true)
      .map(([path, each]) => component(path, each)),
  };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`);
}

function component(path, { version, integrity, license }) {
  const name = path.replace(/^.*node_modules\//, "");
  const purl = `pkg:npm/${name.replace(/^@/, "%40")}@${version}`;
  return { type: "library", "bom-ref": path, name, version, purl, ...hashed(integrity), ...licensed(license) };
}

/** As the lock file has it: "sha512-" and Base64. */
function hashed(integrity) {
  const found = /^sha512-(.+)$/.exec(integrity ?? "")?.[1];
  return found === undefined
    ? {}
    : { hashes: [{ alg: "SHA-512", content: Buffer.from(found, "base64").toString("hex") }] };
}

function licensed(license) {
  return license === undefined ? {} : { licenses: [{ expression: license }] };
}
