// Makes the types of the API client of the OpenAPI document that the compiler made of the controllers.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { OPENAPI, WEB } from "./places.mjs";

/** As the service lifts the document before it shows it: values are absent, never null, but in a merge patch. */
function lift(node, nullTakesAway) {
  if (Array.isArray(node)) {
    node.forEach((item) => lift(item, nullTakesAway));
  } else if (node !== null && typeof node === "object") {
    if (!nullTakesAway) delete node.nullable;
    if (node.type === "object" && !node.properties && !node.additionalProperties) {
      delete node.type;
      delete node.allOf;
    }
    Object.values(node).forEach((value) => lift(value, nullTakesAway));
  }
}

export async function makeApiTypes() {
  if (!existsSync(OPENAPI)) {
    throw new Error(`${OPENAPI} is not there: build the module adapters/http first.`);
  }
  const { default: openapiTypes, astToString } = await import("openapi-typescript");
  const document = JSON.parse(readFileSync(OPENAPI, "utf8"));
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    lift(schema, name.endsWith("Patch"));
  }
  lift(document.paths, false);
  writeFileSync(join(WEB, "src/api/schema.d.ts"), astToString(await openapiTypes(document)));
}

if (process.argv[1] === import.meta.filename) await makeApiTypes();
