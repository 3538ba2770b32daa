// Holds a list of parts against the schema CycloneDX publishes for its version.
//   node sbom.mjs FILE
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Ajv from "ajv";
import addFormats from "ajv-formats";

const { resolve } = createRequire(import.meta.url);
const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const schema = (name) => read(resolve("@cyclonedx/cyclonedx-library/package.json").replace("package.json", `res/schema/${name}.SNAPSHOT.schema.json`));
/** Schemas that those of all versions refer to, by the names of their files. */
const SHARED = ["spdx", "jsf-0.82", "cryptography-defs"];
/** Named in them, and of no draft that the validator knows; nothing of ours is of these formats. */
const UNKNOWN_FORMATS = ["iri-reference", "idn-email"];

const list = read(process.argv[2]);
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
for (const format of UNKNOWN_FORMATS) ajv.addFormat(format, true);
for (const shared of SHARED) {
  const { $id, ...part } = schema(shared);
  ajv.addSchema(part, `http://cyclonedx.org/schema/${shared}.SNAPSHOT.schema.json`);
}
const fits = ajv.compile(schema(`bom-${list.specVersion}`));
if (!fits(list)) {
  for (const { instancePath, message, params } of fits.errors.slice(0, 20)) console.error(`${instancePath}: ${message} ${JSON.stringify(params)}`);
  console.error(`${fits.errors.length} places do not fit the schema`);
  process.exit(1);
}
console.log(`${list.components.length} components fit CycloneDX ${list.specVersion}`);
