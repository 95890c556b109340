import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeTemporaryFolder } from "../temporary-folders.js";
import type { GitProblem } from "./git-problem.js";
import { copyPlainFile } from "./plain-file.js";
import type { Repository } from "./repository.js";

/**
 * A git folder of our own that stands in for a repository's: nothing of the repository's configuration, hooks, filters,
 * attributes, grafts or replacements is in it, so nothing of them can be obeyed. Objects are read where they are.
 */
export interface Shadow {
  /** Absolute. Also the folder that git is to run in. */
  readonly folder: string;
  /** The whole environment for git. */
  readonly environment: Readonly<Record<string, string>>;
  readonly problems: readonly GitProblem[];
  /** Removes it; a second call does nothing. */
  readonly close: () => void;
}

const INDEX_LIMIT = 1024 ** 3;
const EXCLUDE_LIMIT = 16 * 1024 ** 2;

/** What of the own environment git may see: where programs, the home folder and temporary files are. Nothing of git's own. */
const KEPT_VARIABLES = [
  "PATH",
  "HOME",
  "XDG_CONFIG_HOME",
  "TMPDIR",
  "TEMP",
  "TMP",
  "SystemRoot",
  "USERPROFILE",
];

/** Opens a shadow of a repository with its index and excludes, for listing the files of its work tree. */
export function openShadow(repository: Repository): Shadow {
  const temporary = makeTemporaryFolder();
  const folder = temporary.path;
  const problems: GitProblem[] = [...repository.problems];
  for (const name of ["refs", "objects", "info", "hooks"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, "HEAD"), "ref: refs/heads/keylint\n");
  writeFileSync(join(folder, "config"), configFor(repository));
  // A file, and not the null device, since git may rename onto it.
  writeFileSync(join(folder, "empty"), "");
  copyIndex(repository, folder, problems);
  copyInto(
    join(repository.commonDir, "info", "exclude"),
    join(folder, "info", "exclude"),
    EXCLUDE_LIMIT,
    problems,
  );
  return { folder, environment: environmentFor(repository, folder), problems, close: temporary.remove };
}

function configFor({ objectFormat, refStorage, ignoreCase, precomposeUnicode }: Repository): string {
  const extensions = [
    ...(objectFormat === "sha256" ? ["objectformat = sha256"] : []),
    ...(refStorage === "reftable" ? ["refstorage = reftable"] : []),
  ];
  return [
    "[core]",
    `repositoryformatversion = ${extensions.length > 0 ? 1 : 0}`,
    "bare = false",
    "fsmonitor = false",
    "untrackedCache = false",
    "commitGraph = false",
    "hooksPath = hooks",
    `ignoreCase = ${String(ignoreCase)}`,
    `precomposeUnicode = ${String(precomposeUnicode)}`,
    "[gc]",
    "auto = 0",
    ...(extensions.length > 0 ? ["[extensions]", ...extensions] : []),
    "",
  ].join("\n");
}

function copyIndex(repository: Repository, folder: string, problems: GitProblem[]): void {
  copyInto(join(repository.gitDir, "index"), join(folder, "index"), INDEX_LIMIT, problems);
  for (const name of namesIn(repository.gitDir)) {
    if (!/^sharedindex\.[0-9a-f]{40,64}$/u.test(name)) continue;
    copyInto(join(repository.gitDir, name), join(folder, name), INDEX_LIMIT, problems);
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function copyInto(from: string, to: string, limit: number, problems: GitProblem[]): void {
  const outcome = copyPlainFile(from, to, limit);
  if (typeof outcome !== "string") problems.push(outcome);
}

function environmentFor(repository: Repository, folder: string): Record<string, string> {
  const kept = KEPT_VARIABLES.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(kept),
    LC_ALL: "C",
    GIT_DIR: folder,
    GIT_INDEX_FILE: join(folder, "index"),
    GIT_OBJECT_DIRECTORY: repository.objectsDir,
    ...(repository.workTree === null ? {} : { GIT_WORK_TREE: repository.workTree }),
    GIT_CONFIG_GLOBAL: join(folder, "empty"),
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_ATTR_NOSYSTEM: "1",
    GIT_NO_LAZY_FETCH: "1",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_ALLOW_PROTOCOL: "none",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    GIT_GRAFT_FILE: join(folder, "empty"),
    GIT_PAGER: "cat",
  };
}
