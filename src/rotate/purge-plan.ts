import { closeSync, constants, fchmodSync, openSync, realpathSync, writeSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { UserError } from "../model/errors.js";
import type { Finding } from "../model/finding.js";
import { type Key, reveal } from "../model/key.js";
import { locateRepository } from "../system/git/locate-repository.js";
import { errorCode } from "../system/open-file.js";

/** Nobody but its owner reads it: the one file of keylint's that holds a key, made because somebody asked for it by name. */
const MODE = 0o600;

/**
 * Writes what git filter-repo needs to take a key out of a history: a new file outside of the repository, with the key in it,
 * which its owner alone can read.
 *
 * @param file absolute, or relative to the working folder
 * @param root a folder of the repository
 * @returns the absolute path of the file
 * @throws UserError where there is no repository, the file lies in it, is there already or cannot be written
 */
export function writeReplacements(file: string, key: Key, root: string): string {
  const path = outsideOf(file, root);
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;
  try {
    const fd = openSync(path, flags, MODE);
    try {
      fchmodSync(fd, MODE);
      writeSync(
        fd,
        writtenForms(key)
          .map((form) => `literal:${form}==>***REMOVED***\n`)
          .join(""),
      );
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    const code = errorCode(error);
    if (code === "EEXIST")
      throw new UserError(`${file}: is there already, and is not written over: name a new file`);
    throw new UserError(`${file}: cannot be written (${code ?? "unknown error"}): name another place`);
  }
  return path;
}

/** The key as it is, and as it is in base64 where nothing else is encoded with it (Kubernetes), less what the next byte changes. */
function writtenForms(key: Key): string[] {
  const value = reveal(key);
  return [
    value,
    Buffer.from(value)
      .toString("base64")
      .slice(0, Math.floor(value.length / 3) * 4),
  ];
}

function outsideOf(file: string, root: string): string {
  const repository = locateRepository(root);
  if (repository === null)
    throw new UserError(`${root}: no git repository, and so no history to take a key out of: go into one`);
  const path = resolve(file);
  let folder: string;
  try {
    folder = realpathSync(dirname(path));
  } catch {
    throw new UserError(`${file}: its folder does not exist: make it first`);
  }
  const inside = [repository.workTree, repository.gitDir, repository.commonDir].find(
    (part) => part !== null && `${folder}${sep}`.startsWith(`${realpathSync(part)}${sep}`),
  );
  if (inside !== undefined)
    throw new UserError(
      `${file}: lies in the repository, where the key would be found again: name a file outside of it`,
    );
  return join(folder, basename(path));
}

/** What to do with such a file, what it touches and what cannot be undone, line by line. */
export function purgeLines(finding: Finding, path: string): string[] {
  const { exposure, key } = finding;
  const quoted = `'${path.replaceAll("'", "'\\''")}'`;
  const encoded = finding.locations.filter(({ encodings }) => encodings.length > 0);
  return [
    `Wrote ${path}: the replacement for ${key.redacted}, readable by you alone. Delete it when you are done.`,
    "",
    "First: the key has to be dead. A rewritten history does not make it so: keylint rotate shows the order.",
    "",
    "In a fresh clone with all branches and tags (git clone --mirror):",
    `  git filter-repo --sensitive-data-removal --replace-text ${quoted} --replace-message ${quoted}`,
    "",
    exposure === null || exposure.stillIn.length === 0
      ? "Refs touched: every branch and tag whose history holds the key; filter-repo lists the first changed commits."
      : `Refs touched: ${exposure.stillIn.join(", ")}.`,
    ...encoded.map(
      ({ path: place, start, encodings }) =>
        `Look there afterwards: ${place}:${start.line}, where it is written as ${encodings.join(" > ")}; --path … --invert-paths removes a file.`,
    ),
    "",
    "What cannot be undone:",
    "  every commit since the first with the key gets a new hash; signatures on them are lost;",
    "  open pull requests, and links to old commits, break; every clone and fork has to be made anew;",
    "  the host keeps old commits in pull requests and caches until it is asked to delete them;",
    "  whoever has a clone, fork or backup still has the key.",
    "",
    "What is left in a clone afterwards, and what clears it:",
    "  reflogs                git reflog expire --expire=now --all",
    "  stashes                git stash list, then git stash drop for each that holds it",
    "  unreachable objects    git gc --prune=now",
    "  worktrees, submodules  the same in each of them",
    "Then look at what is left: keylint --history",
  ];
}
