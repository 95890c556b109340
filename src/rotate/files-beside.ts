import { readdirSync } from "node:fs";
import { join } from "node:path";
import { findGit } from "../system/git/find-git.js";
import type { GitProblem } from "../system/git/git-problem.js";
import type { Repository } from "../system/git/repository.js";
import { openShadow } from "../system/git/shadow.js";
import { ignoredEnvironmentFiles } from "../system/git/worktree-files.js";

/** Settings that hold keys and that git is often told to ignore. */
const SETTINGS = [
  ".mcp.json",
  ".cursor/mcp.json",
  ".vscode/mcp.json",
  "terraform.tfvars",
  "docker-compose.override.yml",
];

const ENVIRONMENT_FILE = /^\.env(?:rc|\..{1,60})?$/u;

/**
 * Files that use keys though git may ignore them, relative to a folder: settings at its top and, in a repository, the environment
 * files of all folders below but `node_modules`.
 */
export async function filesBeside(
  root: string,
  repository: Repository | null,
  signal: AbortSignal,
): Promise<string[]> {
  const names = new Set([
    ...readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isFile() && ENVIRONMENT_FILE.test(entry.name))
      .map(({ name }) => name),
    ...SETTINGS.filter((name) => isFile(root, name)),
  ]);
  for await (const name of ignoredBelow(root, repository, signal)) names.add(name);
  return [...names].sort();
}

async function* ignoredBelow(
  root: string,
  repository: Repository | null,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const git = findGit(root);
  if (repository?.workTree == null || git === null) return;
  const shadow = openShadow(repository, { index: true }, signal);
  // A folder that cannot be read is told of by the scan.
  const told: GitProblem[] = [];
  try {
    for await (const names of ignoredEnvironmentFiles(git, shadow, root, told)) {
      for (const path of names.toString("utf8").split("\0")) {
        const isKept = ENVIRONMENT_FILE.test(path.slice(path.lastIndexOf("/") + 1));
        const isForeign = /(?:^|\/)node_modules\//u.test(path);
        if (isKept && !isForeign && isFile(root, path)) yield path;
      }
    }
  } finally {
    shadow.close();
  }
}

function isFile(root: string, name: string): boolean {
  const at = name.lastIndexOf("/") + 1;
  try {
    return readdirSync(join(root, name.slice(0, at)), { withFileTypes: true }).some(
      (entry) => entry.isFile() && entry.name === name.slice(at),
    );
  } catch {
    return false;
  }
}
