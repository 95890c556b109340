import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileAt } from "../file-at.js";
import type { GitProblem } from "./git-problem.js";
import { quotedPath } from "./quoted-path.js";
import type { ObjectFormat, Repository } from "./repository.js";

const LOOSE_FOLDER = /^[0-9a-f]{2}$/u;
const LOOSE_LENGTH: Record<ObjectFormat, number> = { sha1: 38, sha256: 62 };

/** What one object folder holds that git cannot be let near, or would pass over without a word. */
interface Inspection {
  readonly bad: ReadonlySet<string>;
  readonly problems: readonly GitProblem[];
}

/**
 * The object folder for git to read. Usually the repository's own; where that holds a FIFO, a device or anything else that git
 * would hang on, a copy made of links to the rest of it, in `copy`; where git may write, `copy` with the repository's own as
 * something to borrow from. What is left out, and what git would not mention (a pack without its index, objects of another
 * format), is added to `problems`.
 */
export function safeObjects(
  repository: Repository,
  copy: string,
  mayWrite: boolean,
  problems: GitProblem[],
): string {
  const own = inspect(repository.objectsDir, repository.objectFormat);
  const alternates = repository.alternates.map((path) => ({
    path,
    ...inspect(path, repository.objectFormat),
  }));
  const known = new Set(problems.map(({ path }) => path));
  for (const { problems: found } of [own, ...alternates])
    problems.push(...found.filter(({ path }) => !known.has(path)));
  const isHealthy = own.bad.size === 0;
  const healthy = alternates.filter(({ bad }) => bad.size === 0).map(({ path }) => path);
  if (isHealthy && healthy.length === alternates.length && !mayWrite) return repository.objectsDir;
  if (!isHealthy) linkGood(repository.objectsDir, copy, own.bad);
  mkdirSync(join(copy, "info"), { recursive: true });
  const borrowed = [...(isHealthy ? [repository.objectsDir] : []), ...healthy];
  writeFileSync(join(copy, "info", "alternates"), borrowed.map((path) => `${quotedPath(path)}\n`).join(""));
  return copy;
}

function inspect(objectsDir: string, format: ObjectFormat): Inspection {
  const bad = new Set<string>();
  const problems: GitProblem[] = [];
  for (const folder of list(objectsDir, problems)) {
    const loose = LOOSE_FOLDER.test(folder.name);
    if (!loose && folder.name !== "pack" && folder.name !== "info") continue;
    const path = join(objectsDir, folder.name);
    const names = new Set<string>();
    for (const file of list(path, problems)) {
      names.add(file.name);
      if (
        file.isFile() ||
        (file.isDirectory() && folder.name !== "pack") ||
        fileAt(join(path, file.name)) === "file"
      )
        continue;
      bad.add(join(folder.name, file.name));
      const detail = `${join(path, file.name)} is not a regular file`;
      problems.push({ reason: "not-a-regular-file", path: join(path, file.name), detail });
    }
    if (loose) expectFormat(path, names, format, problems);
    else if (folder.name === "pack") expectIndexes(path, names, problems);
  }
  return { bad, problems };
}

/** A configuration that names the wrong format makes git overlook every object, and succeed. */
function expectFormat(
  path: string,
  names: ReadonlySet<string>,
  format: ObjectFormat,
  problems: GitProblem[],
): void {
  const other = LOOSE_LENGTH[format === "sha1" ? "sha256" : "sha1"];
  for (const name of names) {
    if (name.length !== other || !/^[0-9a-f]+$/u.test(name)) continue;
    problems.push({ reason: "malformed", path, detail: `${path} holds objects that are not ${format}` });
    return;
  }
}

function expectIndexes(path: string, names: ReadonlySet<string>, problems: GitProblem[]): void {
  for (const name of names) {
    if (!/^(?!\.tmp-).*\.pack$/su.test(name) || names.has(name.replace(/\.pack$/u, ".idx"))) continue;
    problems.push({
      reason: "missing",
      path: join(path, name),
      detail: `${join(path, name)} has no index beside it`,
    });
  }
}

function linkGood(objectsDir: string, copy: string, bad: ReadonlySet<string>): void {
  for (const { name: folder } of list(objectsDir, [])) {
    if (!LOOSE_FOLDER.test(folder) && folder !== "pack") continue;
    mkdirSync(join(copy, folder), { recursive: true });
    for (const { name } of list(join(objectsDir, folder), [])) {
      if (!bad.has(join(folder, name))) symlinkSync(join(objectsDir, folder, name), join(copy, folder, name));
    }
  }
}

function list(folder: string, problems: GitProblem[]) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    problems.push({ reason: "unreadable", path: folder, detail: `${folder} cannot be read (${code})` });
    return [];
  }
}
