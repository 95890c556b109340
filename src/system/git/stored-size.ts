import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Shadow } from "./shadow.js";
import { sharedFolder } from "./shadow-files.js";

/** What a loose object counts for: most are smaller. */
const LOOSE_SIZE = 1024;
/** An index is read in less time than objects of its size, but each of its entries is looked for in the work tree. */
const INDEX_FACTOR = 4;
const LOOSE_FOLDER = /^[0-9a-f]{2}$/u;

/** About how many bytes a git on a shadow may have to read, of objects, refs and the index. */
export function storedSize(shadow: Shadow): number {
  const { objectsDir, alternates } = shadow.repository;
  const objects = [objectsDir, ...alternates].reduce((sum, folder) => sum + objectsSize(folder), 0);
  const refs = fileSize(join(sharedFolder(shadow), "packed-refs"));
  return objects + refs + INDEX_FACTOR * fileSize(join(shadow.gitDir, "index"));
}

/** Bytes of the packs in a folder of objects, and of its loose objects. */
function objectsSize(folder: string): number {
  let size = 0;
  for (const name of namesIn(folder)) {
    const path = join(folder, name);
    if (LOOSE_FOLDER.test(name)) size += namesIn(path).length * LOOSE_SIZE;
    else if (name === "pack") size += packsSize(path);
  }
  return size;
}

/** Bytes of the packs in the `pack` folder of a folder of objects. */
function packsSize(folder: string): number {
  return namesIn(folder)
    .filter((name) => name.endsWith(".pack"))
    .reduce((sum, name) => sum + fileSize(join(folder, name)), 0);
}

function fileSize(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
