// Where things are: as Maven says, or as they are when npm is run by hand.
import { join, resolve } from "node:path";

const MODULE = resolve(import.meta.dirname, "../../../..");

export const WEB = resolve(import.meta.dirname, "..");
export const TARGET = process.env.PORTAL_TARGET ?? join(MODULE, "target");
export const OUTPUT = join(TARGET, "classes", "portal");
export const SBOM = join(TARGET, "classes", "META-INF", "sbom", "custody-portal.cdx.json");
export const OPENAPI =
  process.env.PORTAL_OPENAPI ??
  resolve(MODULE, "../http/target/classes/META-INF/swagger/openapi.json");
