import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { foldersOf, noticeOf, noticesOf } from "../../notices.mjs";

const CLIENT = resolve(import.meta.dirname, "../..");

async function bundled(entry: string) {
  const { metafile } = await build({
    entryPoints: [join(CLIENT, "src", entry)],
    bundle: true,
    write: false,
    metafile: true,
    outfile: "x.js",
    loader: { ".png": "dataurl" },
    jsx: "automatic",
    jsxImportSource: "preact",
    absWorkingDir: CLIENT,
  });
  return metafile;
}

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "package-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

test("each package in a bundle has a notice with the text of its licence", async () => {
  const metafile = await bundled("grid.ts");
  const folders = foldersOf([metafile], CLIENT);
  const text = await noticesOf(folders, []);
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const used = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([name]) => name);
  const packages = used.flatMap((name) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(name)?.[1] ?? []);
  assert.ok(packages.includes("tabulator-tables"));
  for (const name of new Set(packages)) assert.match(text, new RegExp(`^${name} \\d`, "m"));
  assert.match(text, /Oli Folkerd/);
});

test("styles count too: pictures of the map's controls are their author's", async () => {
  const folders = foldersOf([await bundled("map.css")], CLIENT);
  assert.match(await noticesOf(folders, []), /^leaflet \d.*\n\n(.|\n)*Volodymyr Agafonkin/m);
});

test("what is read but left out of a bundle needs no notice", () => {
  const inputs = {
    "node_modules/used/a.js": { bytesInOutput: 3 },
    "node_modules/@of/unused/b.js": { bytesInOutput: 0 },
  };
  assert.deepEqual(foldersOf([{ outputs: { "x.js": { inputs } } }], "/x"), ["/x/node_modules/used"]);
});

test("a package within a package is one of its own", () => {
  const inputs = { "../up/node_modules/a/node_modules/@b/c/d.js": { bytesInOutput: 3 } };
  assert.deepEqual(foldersOf([{ outputs: { "x.js": { inputs } } }], "/x/y"), [
    "/x/up/node_modules/a/node_modules/@b/c",
  ]);
});

test("a package without the text of a licence ends the build", async () => {
  const about = JSON.stringify({ name: "bare", version: "1.0.0", license: "MIT" });
  await assert.rejects(noticeOf(folderWith({ "package.json": about })), /bare/);
  const told = await noticeOf(
    folderWith({ "package.json": about, "license.md": "Do as you like.\n", NOTICE: "By A." }),
  );
  assert.equal(told, "bare 1.0.0 (MIT)\n\nBy A.\n\nDo as you like.");
});
