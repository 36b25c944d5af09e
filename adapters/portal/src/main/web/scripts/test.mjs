// Runs the unit tests, unless the very same files have passed already.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { TARGET, WEB } from "./places.mjs";
import { fingerprint, isStamped, putStamp } from "./stamp.mjs";

process.chdir(WEB);
const stamp = join(TARGET, "portal-test.stamp");
const sources = fingerprint(["."]);
if (!isStamped(stamp, sources)) {
  execFileSync(process.execPath, [join("node_modules", "vitest", "vitest.mjs"), "run", "--silent", "--reporter=dot"], {
    stdio: "inherit",
  });
  putStamp(stamp, sources);
}
