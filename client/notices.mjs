// The notices of all that the client contains and others made, read from the packages themselves.
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";

const LICENCE = /^(licen[cs]e|copying|notice)(-[\w.]+)?(\.(md|txt))?$/i;
const PACKAGE = /^(.*(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** Returns the folders of the packages whose files are in bundles, by the list of what went into each. */
export function foldersOf(metafiles, workingFolder) {
  const files = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs)),
  );
  const used = files.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([name]) => PACKAGE.exec(name)?.[1]);
  return [...new Set(used.filter((folder) => folder !== undefined))]
    .map((folder) => resolve(workingFolder, folder))
    .sort();
}

/** Returns the notice of a package: its name, and each text of its licence. */
export async function noticeOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const found = (await readdir(folder)).filter((file) => LICENCE.test(file)).sort();
  if (found.length === 0) throw new Error(`The package ${name} is in the client and has no text of its licence.`);
  const texts = await Promise.all(found.map((file) => readFile(join(folder, file), "utf8")));
  return [`${name} ${version} (${license ?? "see below"})`, ...texts.map(plain)].join("\n\n");
}

/** Returns the notices of packages and of data as one text. */
export async function noticesOf(folders, dataFiles) {
  const packages = await Promise.all(folders.map(noticeOf));
  const data = await Promise.all(dataFiles.map((file) => readFile(file, "utf8")));
  const parts = [...new Set(packages), ...data.map(plain)];
  return `${parts.join(`\n\n${"-".repeat(72)}\n\n`)}\n`;
}

function plain(text) {
  return text.replaceAll("\r\n", "\n").trim();
}
