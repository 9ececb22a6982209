// Makes of the contract's schema the client's types (checked in) and its checks (made anew with every build).
// With --check it writes no types and fails where they are not what the schema says; with --checks it makes the checks alone.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";

const here = dirname(fileURLToPath(import.meta.url));
const types = join(here, "src/contract/types.ts");
const checks = join(here, "src/contract/checks");

const HEAD = "// Generated from geo/contract; change it there, then run make contract.\n";

const REFERENCED =
  /\n \*\n \* This interface was referenced by `Contract`'s JSON-Schema\n \* via the `definition` "\w+"\./g;

/** A union whose members name themselves is decided by that name, as ajv writes it. */
function decided(schema) {
  if (Array.isArray(schema)) return schema.map(decided);
  if (typeof schema !== "object" || schema === null) return schema;
  const { discriminator, anyOf, ...rest } = schema;
  const inner = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, decided(value)]));
  if (!discriminator) return anyOf ? { ...inner, anyOf: decided(anyOf) } : inner;
  return {
    ...inner,
    discriminator: { propertyName: discriminator.propertyName },
    oneOf: decided(anyOf),
    type: "object",
  };
}

/** The tuples of the schema's draft, as the maker of types knows them. */
function withTuples(schema) {
  if (Array.isArray(schema)) return schema.map(withTuples);
  if (typeof schema !== "object" || schema === null) return schema;
  const { prefixItems, items, discriminator, ...rest } = schema;
  const inner = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, withTuples(value)]));
  if (prefixItems) return { ...inner, items: withTuples(prefixItems) };
  return items === undefined ? inner : { ...inner, items: withTuples(items) };
}

async function typesOf(schema) {
  const { compile } = await import("json-schema-to-typescript");
  const root = { title: "Contract", type: "object", additionalProperties: false, $defs: withTuples(schema.$defs) };
  const text = await compile(root, "Contract", {
    bannerComment: HEAD,
    additionalProperties: false,
    unreachableDefinitions: true,
    format: true,
    style: { printWidth: 120, singleQuote: false },
  });
  return text.replace(REFERENCED, "").replace(/\nexport interface Contract \{\}\n/, "");
}

/** A script for each part that arrives, so that a page carries the checks of its own alone. */
function checkOf(schema, name) {
  const ajv = new Ajv.default({
    code: { source: true, esm: true },
    discriminator: true,
    inlineRefs: false,
    messages: false,
    strictTypes: false,
  });
  ajv.addSchema({ $id: "contract", $defs: decided(schema.$defs) });
  return `${HEAD}${standalone.default(ajv, { check: `contract#/$defs/${name}` })}`;
}

/** Writes a file, or leaves it alone where it is the same, so that nothing is built anew for it. */
async function write(path, text) {
  if ((await readFile(path, "utf8").catch(() => "")) !== text) await writeFile(path, text);
}

const schema = JSON.parse(await readFile(join(here, "contract.schema.json"), "utf8"));
await mkdir(checks, { recursive: true });
for (const name of schema.toClient) {
  await write(join(checks, `${name}.js`), checkOf(schema, name));
  await write(join(checks, `${name}.d.ts`), `${HEAD}export const check: import("../arrival.ts").Check;\n`);
}
if (!process.argv.includes("--checks")) {
  const text = await typesOf(schema);
  if (!process.argv.includes("--check")) await writeFile(types, text);
  else if ((await readFile(types, "utf8").catch(() => "")) !== text) {
    console.error("client/src/contract/types.ts is not what geo/contract declares: run make contract");
    process.exit(1);
  }
}
