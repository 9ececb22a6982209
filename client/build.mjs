// Bundles the client: map.js and map.css for both hosts; milsymbol's own script and the painters of still pictures for
// the server; and the notices of the packages in all of these, which every page with a map contains.
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { foldersOf, noticesOf } from "./notices.mjs";

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
  absWorkingDir: here,
};

/** Leaves a module out of a bundle, which then loads it from its own file. */
function apart(name) {
  return {
    name: "apart",
    setup: ({ onResolve }) =>
      onResolve({ filter: new RegExp(`/${name}\\.ts$`) }, ({ kind }) =>
        kind === "dynamic-import" ? { path: `./${name}.js`, external: true } : null,
      ),
  };
}

/** Leaves milsymbol's letter codes out: the server turns them into digits, and they are a tenth of the client. */
const withoutLetterCodes = {
  name: "without-letter-codes",
  setup: ({ onLoad }) =>
    onLoad({ filter: /milsymbol[\\/]src[\\/]lettersidc\.js$/ }, async ({ path }) => {
      const [, names = ""] = (await readFile(path, "utf8")).match(/export \{([^}]*)\}/) ?? [];
      return { contents: `export const ${names.match(/\w+/g)?.map((name) => `${name} = []`)};` };
    }),
};

/** What is built: its entry, its file, and the form of a script; each gives a file of styles or a script. */
const bundles = [
  { entry: "streamlit.ts", outfile: join(assets, "map.js"), format: "esm" },
  ...["grid", "orbat", "planner", "marking", "follower", "ground"].map((name) => ({
    entry: `${name}.ts`,
    outfile: join(assets, `${name}.js`),
    format: "esm",
  })),
  { entry: "viewer.ts", outfile: join(assets, "viewer.js"), format: "esm", plugins: [apart("ground")] },
  { entry: "page.ts", outfile: join(assets, "page.js"), format: "iife" },
  ...["map", "grid", "orbat", "planner", "marking"].map((name) => ({
    entry: `${name}.css`,
    outfile: join(assets, `${name}.css`),
  })),
  { entry: "studio.ts", outfile: join(geoAssets, "studio.js"), format: "iife" },
];

function bundled({ entry, ...how }, more) {
  const plugins = [withoutLetterCodes, ...(how.plugins ?? [])];
  return build({ ...options, ...how, ...more, plugins, entryPoints: [join(here, "src", entry)] });
}

/** Returns the notices of everything in the bundles, and of the base map. */
async function notices() {
  const dry = { write: false, metafile: true, minify: false, define: { POSTURE_NOTICES: '""' } };
  const built = await Promise.all(bundles.map((bundle) => bundled(bundle, dry)));
  const folders = foldersOf(
    built.map(({ metafile }) => metafile),
    here,
  );
  const data = ["LICENSES.md", "network/NOTICE.md"].map((name) => join(here, "../data/basemap", name));
  return noticesOf(folders, data);
}

await mkdir(assets, { recursive: true });
await mkdir(geoAssets, { recursive: true });
const told = await notices();
await writeFile(join(assets, "notices.txt"), told);
for (const bundle of bundles) await bundled(bundle, { define: { POSTURE_NOTICES: JSON.stringify(told) } });
const basemap = join(here, "../data/basemap/client_map.json");
await copyFile(basemap, join(assets, "basemap.json"));
await copyFile(join(here, "../data/basemap/gazetteer.json"), join(assets, "gazetteer.json"));
await writeFile(join(assets, "basemap.json.gz"), gzipSync(await readFile(basemap), { level: 9 }));
await copyFile(join(here, "node_modules/milsymbol/dist/milsymbol.js"), join(geoAssets, "milsymbol.js"));
