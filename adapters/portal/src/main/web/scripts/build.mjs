// Builds the portal into the module's classes, unless it is there already, made of the very same files.
import { execFileSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { makeApiTypes } from "./api-types.mjs";
import { installPackages } from "./packages.mjs";
import { OPENAPI, OUTPUT, SBOM, TARGET, WEB } from "./places.mjs";
import { writeSbom } from "./sbom.mjs";
import { demandSmallFirstPage } from "./size.mjs";
import { fingerprint, isStamped, putStamp } from "./stamp.mjs";
import { writeVariantsAndList } from "./variants.mjs";

process.chdir(WEB);
const stamp = join(TARGET, "portal-build.stamp");
const sources = fingerprint([".", ...(existsSync(OPENAPI) ? [OPENAPI] : [])]);
if (isStamped(stamp, sources) && existsSync(join(OUTPUT, "index.html")) && existsSync(SBOM)) process.exit(0);

rmSync(OUTPUT, { recursive: true, force: true });
installPackages();
await makeApiTypes();
run("typescript/bin/tsc", "--noEmit");
run("vite/bin/vite.js", "build", "--logLevel", "warn", "--outDir", OUTPUT, "--emptyOutDir");
const firstPage = demandSmallFirstPage(OUTPUT);
const count = writeVariantsAndList(OUTPUT);
writeSbom(SBOM);
putStamp(stamp, sources);
console.log(`The portal is built: ${count} files, ${firstPage} kB of JavaScript (gzipped) for the first page.`);

function run(program, ...args) {
  execFileSync(process.execPath, [join("node_modules", program), ...args], { stdio: "inherit" });
}
