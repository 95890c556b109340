import { join } from "node:path";
import { isTrue, lastValue, parseGitConfig } from "./git-config.js";
import type { GitConfig } from "./git-config.js";
import type { GitProblem } from "./git-problem.js";
import { readPlainFile } from "./plain-file.js";
import type { Repository } from "./repository.js";

/** What must be carried over from a repository's configuration, for git to be able to read it at all. */
export type RepositoryFormat = Pick<
  Repository,
  "objectFormat" | "refStorage" | "partial" | "sparse" | "ignoreCase" | "precomposeUnicode"
>;

const CONFIG_LIMIT = 4 << 20;
/** https://git-scm.com/docs/repository-version; those that say nothing about how objects, refs and index are read are all equal to us. */
const KNOWN_EXTENSIONS = new Set([
  "compatobjectformat",
  "noop",
  "noop-v1",
  "objectformat",
  "partialclone",
  "preciousobjects",
  "refstorage",
  "relativeworktrees",
  "submodulepathconfig",
  "worktreeconfig",
]);

/** Reads the format of a repository from its own configuration files, of which nothing else is believed. */
export function readRepositoryFormat(
  gitDir: string,
  commonDir: string,
  problems: GitProblem[],
): RepositoryFormat {
  const path = join(commonDir, "config");
  const config = readConfig(path, problems);
  const own = isTrue(config, "extensions.worktreeconfig")
    ? readConfig(join(gitDir, "config.worktree"), problems)
    : config;
  const unsupported = (what: string) => {
    problems.push({ reason: "unsupported", path, detail: `${path}: ${what} is not supported` });
  };

  const version = lastValue(config, "core.repositoryformatversion") ?? "0";
  if (!/^[01]$/u.test(version)) unsupported("this repository format version");
  const objectFormat = lastValue(config, "extensions.objectformat")?.toLowerCase() ?? "sha1";
  if (objectFormat !== "sha1" && objectFormat !== "sha256") unsupported("this object format");
  const refStorage = lastValue(config, "extensions.refstorage")?.toLowerCase() ?? "files";
  if (refStorage !== "files" && refStorage !== "reftable") unsupported("this ref storage");
  for (const key of config.keys()) {
    if (key.startsWith("extensions.") && !KNOWN_EXTENSIONS.has(key.slice("extensions.".length))) {
      unsupported("a repository extension");
      break;
    }
  }

  return {
    objectFormat: objectFormat === "sha256" ? "sha256" : "sha1",
    refStorage: refStorage === "reftable" ? "reftable" : "files",
    partial: hasPromisor(config),
    sparse: isTrue(config, "core.sparsecheckout") || isTrue(own, "core.sparsecheckout"),
    ignoreCase: isTrue(config, "core.ignorecase"),
    precomposeUnicode: isTrue(config, "core.precomposeunicode"),
  };
}

function hasPromisor(config: GitConfig): boolean {
  if (config.has("extensions.partialclone")) return true;
  for (const key of config.keys()) {
    if (
      key.startsWith("remote.") &&
      (key.endsWith(".partialclonefilter") || (key.endsWith(".promisor") && isTrue(config, key)))
    ) {
      return true;
    }
  }
  return false;
}

function readConfig(path: string, problems: GitProblem[]): GitConfig {
  const file = readPlainFile(path, CONFIG_LIMIT);
  if (file.status === "refused") problems.push(file.problem);
  return parseGitConfig(file.status === "read" ? file.bytes.toString() : "");
}
