import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileAt } from "../system/file-at.js";

/** What git calls the folder in which a push or a fetch waits until it is accepted (`tmp-objdir.c`). */
const QUARANTINE = /^(?:tmp_objdir-|incoming-)/u;
const MOST_FOLDERS = 10_000;

/** Folders of objects in which a push or a fetch was left behind that did not come to its end. */
export function quarantines(objectFolders: readonly string[]): string[] {
  return objectFolders.flatMap((folder) =>
    foldersIn(folder)
      .filter((name) => QUARANTINE.test(name))
      .map((name) => join(folder, name)),
  );
}

/** Names of the git folders of submodules that a repository keeps, those of submodules that were removed too. */
export function keptModules(commonDir: string): string[] {
  const found: string[] = [];
  const open = [""];
  for (let count = 0; count < MOST_FOLDERS; count++) {
    const folder = open.shift();
    if (folder === undefined) break;
    for (const name of foldersIn(join(commonDir, "modules", folder))) {
      const path = folder === "" ? name : `${folder}/${name}`;
      const isGitFolder = fileAt(join(commonDir, "modules", path, "objects")) !== "nothing";
      (isGitFolder ? found : open).push(path);
    }
  }
  return found.sort();
}

function foldersIn(path: string): string[] {
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
  } catch {
    // What cannot be read is told by whoever reads it.
    return [];
  }
}
