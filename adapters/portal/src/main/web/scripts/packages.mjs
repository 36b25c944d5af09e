// Installs what the lock file names, unless that is there already.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { WEB } from "./places.mjs";
import { fingerprint, isStamped, putStamp } from "./stamp.mjs";

export function installPackages() {
  const stamp = join(WEB, "node_modules", ".custody-stamp");
  const value = fingerprint(["package.json", "package-lock.json"]);
  if (isStamped(stamp, value)) return;
  // A shell finds npm on every system: on Windows it is a script.
  execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"], {
    cwd: WEB,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  putStamp(stamp, value);
}
