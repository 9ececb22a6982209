// Bundles the client into the folder named on the command line: map.js and map.css for both hosts; milsymbol's
// own script and the painters of still pictures for the server.
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const assets = resolve(here, "../dashboard/component/assets");
const geoAssets = resolve(here, "../geo/_assets");
const options = {
  bundle: true,
  minify: !process.env.POSTURE_READABLE,
  charset: "utf8",
  target: "es2022",
  legalComments: "eof",
  jsx: "automatic",
  jsxImportSource: "preact",
  loader: { ".png": "dataurl" },
  // The package's ES module and its CommonJS build export differently; Node's tests see the latter.
  alias: { mgrs: "mgrs/dist/mgrs.min.js" },
  logLevel: "warning",
};

await mkdir(assets, { recursive: true });
await mkdir(geoAssets, { recursive: true });
await build({
  ...options,
  entryPoints: [join(here, "src/streamlit.ts")],
  outfile: join(assets, "map.js"),
  format: "esm",
});
for (const name of ["grid", "planner", "follower", "viewer"]) {
  const component = { entryPoints: [join(here, `src/${name}.ts`)], outfile: join(assets, `${name}.js`) };
  await build({ ...options, ...component, format: "esm" });
}
await build({ ...options, entryPoints: [join(here, "src/page.ts")], outfile: join(assets, "page.js"), format: "iife" });
for (const name of ["map", "grid", "planner"]) {
  await build({ ...options, entryPoints: [join(here, `src/${name}.css`)], outfile: join(assets, `${name}.css`) });
}
const basemap = join(here, "../data/basemap/client.topo.json");
await copyFile(basemap, join(assets, "basemap.json"));
await writeFile(join(assets, "basemap.json.gz"), gzipSync(await readFile(basemap), { level: 9 }));
await build({
  ...options,
  entryPoints: [join(here, "src/studio.ts")],
  outfile: join(geoAssets, "studio.js"),
  format: "iife",
});
await copyFile(join(here, "node_modules/milsymbol/dist/milsymbol.js"), join(geoAssets, "milsymbol.js"));
