import type { ObjectFormat, Repository } from "./repository.js";

/** The tree without an entry; git knows it without an object. */
export const EMPTY_TREE: Record<ObjectFormat, string> = {
  sha1: "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
  sha256: "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321",
};

/**
 * The configuration of a shadow: nothing of the target's but its format. `emptyFolder` is where git looks for hooks. Refs are
 * carried over only `withRefs`, as git before 2.45 refuses a reftable repository even where it needs no ref.
 */
export function shadowConfig(repository: Repository, emptyFolder: string, withRefs: boolean): string {
  const reftable = withRefs && repository.refStorage === "reftable";
  const sha256 = repository.objectFormat === "sha256";
  return [
    "[core]",
    `repositoryFormatVersion = ${reftable || sha256 ? 1 : 0}`,
    // No work tree but the one that is named for a command, so that no attributes are read from where git happens to stand.
    "bare = true",
    `ignoreCase = ${String(repository.ignoreCase)}`,
    `precomposeUnicode = ${String(repository.precomposeUnicode)}`,
    "fsmonitor = false",
    "untrackedCache = false",
    "commitGraph = false",
    // A forged one hides objects; the .idx files that it stands for are always there too.
    "multiPackIndex = false",
    "useReplaceRefs = false",
    "logAllRefUpdates = false",
    `hooksPath = ${quoted(emptyFolder)}`,
    "attributesFile = ",
    "askPass = ",
    "pager = cat",
    // Git from 2.43 on reads the attributes of a bare repository from HEAD, unless another tree is named: the empty one.
    "[attr]",
    `tree = ${EMPTY_TREE[repository.objectFormat]}`,
    "[gc]",
    "auto = 0",
    "[maintenance]",
    "auto = false",
    "[protocol]",
    "allow = never",
    "[log]",
    "showSignature = false",
    "showRoot = true",
    ...(reftable || sha256 ? ["[extensions]"] : []),
    ...(sha256 ? ["objectFormat = sha256"] : []),
    ...(reftable ? ["refStorage = reftable"] : []),
    "",
  ].join("\n");
}

function quoted(value: string): string {
  return `"${value.replace(/[\\"]/gu, "\\$&").replace(/\n/gu, "\\n")}"`;
}
