import { clearSteps } from "../advise/clear-steps.js";
import type { Finding } from "../model/finding.js";
import type { Keeper } from "../model/keeper.js";
import type { OriginKind } from "../model/location.js";
import { shellQuote } from "../model/shell-quote.js";
import type { Replacements } from "./replacements.js";

/** The files of a plan. */
export interface PurgeFiles {
  /** What is to be replaced; absolute. */
  readonly replacements: string;
  /** The ids of contents that have to go as a whole; null where there are none. */
  readonly blobs: string | null;
}

/** What is replaced with what, as git filter-repo reads it. */
export function replacementLines({ literals }: Replacements): string[] {
  return literals.map((literal) => `literal:${literal}==>***REMOVED***`);
}

/** What to do with the files of a plan, what that touches and cannot undo, and what is left afterwards, line by line. */
export function purgeLines(
  finding: Finding,
  { removed, unread }: Replacements,
  { replacements, blobs }: PurgeFiles,
): string[] {
  const { key, fingerprint, keepers = [] } = finding;
  const file = shellQuote(replacements);
  const refs = keepers.flatMap((keeper) => (keeper.kind === "ref" ? [keeper.name] : []));
  const strip = blobs === null ? "" : ` --strip-blobs-with-ids ${shellQuote(blobs)}`;
  return [
    `Wrote ${replacements}: the replacement for ${key.redacted}, readable by you alone. It holds the key: delete it when you are done.`,
    ...(blobs === null
      ? []
      : [
          `Wrote ${blobs}: the ids of ${removed.length} ${removed.length === 1 ? "content" : "contents"} with the key in which no text can be replaced, to be removed as a whole.`,
        ]),
    "",
    `First: the key has to be dead. A rewritten history does not make it so: keylint rotate ${fingerprint} shows the order.`,
    "",
    "In a fresh clone with all branches and tags:",
    "  git clone --mirror <address> purge.git && cd purge.git",
    `  git filter-repo --replace-text ${file} --replace-message ${file}${strip}`,
    "  keylint --history",
    "  git push --force --mirror <address>",
    "From git filter-repo 2.47 on add --sensitive-data-removal: it fetches pull requests too, and lists what to tell the host.",
    ...unreached(finding),
    ...unread.map(({ path, start }) => `Look there afterwards, it was not looked at: ${path}:${start.line}`),
    "",
    refs.length === 0 ? "Refs touched: none; only this clone has it." : "Refs touched:",
    ...refs.map((ref) => `  ${ref}`),
    "",
    "What cannot be undone:",
    "  every commit since the first with the key gets a new hash; signatures on them are lost;",
    "  open pull requests, and links to old commits, break; every clone and fork has to be made anew.",
    "What is not undone:",
    "  forks, clones and backups still have the key;",
    "  the host keeps old commits in pull requests (refs/pull, refs/merge-requests) and caches until its support deletes them;",
    "  logs, caches and artifacts of CI, container images and published packages may have it: delete those yourself.",
    "",
    "In this clone and every other: git fetch --force --tags, then for each branch git reset --hard origin/<branch>. Here then:",
    ...leftSteps(keepers, fingerprint).map((step) => `  ${step}`),
    "Then see what is left, with the command that clears each: keylint --history",
  ];
}

/** What keeps the key in this clone when its branches and tags no longer do. */
function leftSteps(keepers: readonly Keeper[], fingerprint: string): readonly string[] {
  const left = keepers.filter((keeper) => {
    if (keeper.kind === "ref") return !/^refs\/(?:heads|tags)\//u.test(keeper.name);
    return keeper.kind !== "head" || keeper.workTree !== null;
  });
  return clearSteps([...left, { kind: "unreachable" }], fingerprint);
}

const UNREACHED: Partial<Record<OriginKind, string>> = {
  "file-name":
    "The name of a file or folder holds it: git filter-repo --path-rename <old>:<new> in the same run",
  "ref-name": "The name of a branch or tag holds it: rename that first, here and on the host",
  identity:
    "An author's or committer's name or address holds it: git filter-repo --mailmap <file> in the same run",
};

/** Where replacing text does not reach. */
function unreached({ locations }: Finding): string[] {
  const kinds = new Set(
    locations.filter(({ origin }) => "object" in origin).map(({ origin }) => origin.kind),
  );
  return [...kinds].flatMap((kind) => UNREACHED[kind] ?? []);
}
