import { join } from "node:path";
import { INDEX_LIMIT } from "./check-index.js";
import { readPieces } from "./plain-file.js";

/** The extension of an index that may name folders instead of the files in them (gitformat-index(5)). */
const SPARSE = "sdir";

/**
 * Whether an index may be sparse: a name with these letters in it looks like that too. Git makes a whole one of it in most
 * commands, and writes the trees of that into its folder of objects.
 */
export function mayBeSparse(gitDir: string): boolean {
  let found = false;
  let seam = Buffer.alloc(0);
  readPieces(join(gitDir, "index"), INDEX_LIMIT, (piece) => {
    const ends = Buffer.concat([seam, piece.subarray(0, SPARSE.length)]);
    found ||= piece.includes(SPARSE) || ends.includes(SPARSE);
    seam = Buffer.from(piece.subarray(-SPARSE.length));
  });
  return found;
}
