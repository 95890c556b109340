import { homedir } from "node:os";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { PathRules } from "../../model/path-rules.js";
import type { GitConfigEntry } from "./git-config.js";
import { readPlainFile } from "./plain-file.js";
import type { Repository } from "./repository.js";

const HEAD_LIMIT = 64 << 10;

/**
 * The file that an entry of the configuration `file` includes for a repository: `include.path`, and `includeIf` by git folder
 * and by branch (git-config, "Conditional includes"); null where it includes none, or by a condition that we cannot tell.
 */
export function includedPath(
  { name, value }: GitConfigEntry,
  file: string,
  repository: Repository,
): string | null {
  const condition = /^includeif\.(.*)\.path$/su.exec(name)?.[1];
  if (name !== "include.path" && (condition === undefined || !holds(condition, file, repository)))
    return null;
  return resolve(dirname(file), expandHome(value));
}

function holds(condition: string, file: string, repository: Repository): boolean {
  const [, kind, pattern = ""] = /^(gitdir(?:\/i)?|onbranch):(.+)$/su.exec(condition) ?? [];
  switch (kind) {
    case "gitdir":
      return fits(folderPattern(pattern, file), repository.gitDir);
    case "gitdir/i":
      return fits(folderPattern(pattern, file).toLowerCase(), repository.gitDir.toLowerCase());
    case "onbranch": {
      const branch = branchOf(repository);
      return branch !== null && fits(`/${pattern}${pattern.endsWith("/") ? "**" : ""}`, branch);
    }
    default:
      return false;
  }
}

function folderPattern(pattern: string, file: string): string {
  let whole = expandHome(pattern);
  if (whole.startsWith("./")) whole = join(dirname(file), whole.slice(2));
  if (!isAbsolute(whole)) whole = `**/${whole}`;
  return pattern.endsWith("/") ? `${whole.replace(/\/$/u, "")}/**` : whole;
}

function fits(pattern: string, path: string): boolean {
  return new PathRules([pattern]).judge(path.replace(/^\//u, "")) !== null;
}

function branchOf({ gitDir }: Repository): string | null {
  const head = readPlainFile(join(gitDir, "HEAD"), HEAD_LIMIT);
  return head.status === "read"
    ? (/^ref: refs\/heads\/(\S+)/u.exec(head.bytes.toString())?.[1] ?? null)
    : null;
}

/** Replaces `~/` by the home of the user, as in all paths of a configuration. */
export function expandHome(path: string): string {
  return path === "~" || path.startsWith("~/") ? join(homeFolder(), path.slice(1)) : path;
}

/** The home of the user as git sees it. */
export function homeFolder(): string {
  return process.env.HOME ?? homedir();
}
