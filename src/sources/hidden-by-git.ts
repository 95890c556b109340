import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { isOwnFile, NOTHING_TO_SCAN } from "./own-files.js";
import type { SourceEvent } from "./source-event.js";

/**
 * What is to be said of a work tree of which git lists no content: nothing where it is empty, and that all of it was left out
 * where it is not.
 *
 * @param prefix what stands before names in reports
 */
export function* hiddenByGit(workTree: string, prefix: string): Generator<SourceEvent> {
  const count = readdirSync(workTree, { withFileTypes: true, encoding: "buffer" }).filter(
    (entry) => !entry.name.equals(GIT_FOLDER) && !isOwnFile(entry.name) && !isEmptyFolder(workTree, entry),
  ).length;
  if (count === 0) return;
  const by = existsSync(join(workTree, ".gitignore")) ? ".gitignore" : ".git/info/exclude";
  yield { kind: "skip", skip: { path: prefix + by, reason: "excluded", count } };
  yield { kind: "incomplete", incomplete: NOTHING_TO_SCAN };
}

const GIT_FOLDER = Buffer.from(".git");

function isEmptyFolder(parent: string, entry: { readonly name: Buffer; isDirectory(): boolean }): boolean {
  if (!entry.isDirectory()) return false;
  try {
    return readdirSync(Buffer.concat([Buffer.from(`${parent}/`), entry.name])).length === 0;
  } catch {
    return false;
  }
}
