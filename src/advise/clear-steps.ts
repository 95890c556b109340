import type { Keeper } from "../model/keeper.js";
import { shellQuote } from "../model/shell-quote.js";

/** Names of one kind beyond which only their number is told; commands have all of them. */
const SHOWN = 5;

/**
 * How to get a key out of a repository, step by step, each with the command that does it. Where branches have it, they have to be
 * rewritten first, and only that is said: it changes what is left.
 *
 * @param fingerprint of the key
 */
export function clearSteps(keepers: readonly Keeper[], fingerprint: string): readonly string[] {
  if (keepers.length === 0) return [];
  const refs = keepers.flatMap((keeper) => (keeper.kind === "ref" ? [keeper.name] : []));
  const branches = refs.filter((name) => name.startsWith("refs/heads/"));
  const isDetached = keepers.some((keeper) => keeper.kind === "head" && keeper.workTree === null);
  const purge = `keylint rotate ${fingerprint} --purge-plan <file>`;
  if (branches.length > 0 || isDetached) {
    const tags = refs.filter((name) => name.startsWith("refs/tags/"));
    const rewritten = new Set([...branches, ...tags]);
    const rest = keepers.filter((keeper) => keeper.kind !== "ref" || !rewritten.has(keeper.name));
    const others = shown(rest.filter(({ kind }) => kind !== "unreachable").map(nameOf));
    const after = others === "" ? "" : ` (then keylint --history tells how to clear ${others})`;
    const where = shown([...branches, ...tags].map(shortName));
    return [`To take it out of the history of ${where === "" ? "HEAD" : where}${after}: ${purge}`];
  }
  // What belongs to what goes is gone with it.
  const removed = new Set(keepers.flatMap((keeper) => (keeper.kind === "head" ? [keeper.workTree] : [])));
  const left = keepers.filter((keeper) => !("workTree" in keeper) || !removed.has(keeper.workTree));
  const logs = left.flatMap((keeper) => (keeper.kind === "reflog" ? [keeper.ref] : []));
  return [
    ...refSteps(refs, purge),
    ...keepers.flatMap((keeper) => (keeper.kind === "ref-name" ? [RENAME] : [])),
    ...stashSteps(keepers),
    ...[...removed].flatMap((workTree) => (workTree === null ? [] : [removal(workTree)])),
    ...left.flatMap((keeper) => (keeper.kind === "index" ? [indexStep(keeper)] : [])),
    ...logSteps(logs.filter((ref) => !refs.includes(ref))),
    ...fileSteps(keepers),
    ...(keepers.every(({ kind }) => kind === "git-file") ? [] : [GC]),
  ];
}

const GC = "Throw away what nothing leads to any more: git gc --prune=now";
const RENAME =
  "Rename the branch or tag whose name holds it, on the remote as well: git branch -m <its name> <another name>";

function refSteps(refs: readonly string[], purge: string): string[] {
  const of = (space: string): string[] =>
    refs.filter((name) => name.startsWith(space)).map((name) => name.slice(space.length));
  const tags = of("refs/tags/");
  const remotes = of("refs/remotes/");
  const others = refs.filter((name) => !/^refs\/(?:tags|remotes)\//u.test(name));
  return [
    ...step(tags, (names) => `Rewrite (${purge}) or delete ${names}`, "git tag -d"),
    ...step(
      remotes,
      (names) => `Forget ${names} of the remote, once that is rewritten there`,
      "git branch -D -r",
    ),
    ...(others.length === 0 ? [] : [`Delete ${shown(others)}: ${deletion(others)}`]),
  ];
}

function step(names: readonly string[], told: (names: string) => string, command: string): string[] {
  if (names.length === 0) return [];
  // Git makes no such names, but a repository can have them.
  const end = names.some((name) => name.startsWith("-")) ? "-- " : "";
  return [`${told(shown(names))}: ${command} ${end}${names.map(shellQuote).join(" ")}`];
}

/** What a symbolic ref leads to stays. */
function deletion(refs: readonly string[]): string {
  const [only = ""] = refs;
  return refs.length === 1
    ? `git update-ref --no-deref -d ${shellQuote(only)}`
    : `printf 'delete %s\\n' ${refs.map(shellQuote).join(" ")} | git update-ref --no-deref --stdin`;
}

/** From the oldest on: to drop one moves those below it up. */
function stashSteps(keepers: readonly Keeper[]): string[] {
  const numbers = keepers.flatMap((keeper) => (keeper.kind === "stash" ? [keeper.number] : []));
  const drops = [...new Set(numbers)].sort((a, b) => b - a);
  if (drops.length === 0) return [];
  const names = shown(drops.map((number) => `stash@{${number}}`));
  return [
    `Drop ${names}, whose commits have it or lead to it (apply what you need of them first): ${drops.map((number) => `git stash drop ${number}`).join(" && ")}`,
  ];
}

function removal(workTree: string): string {
  return `Remove the work tree ${workTree}, which is on a commit that has it: git worktree remove ${shellQuote(workTree)}`;
}

function indexStep({ workTree, paths }: Keeper & { readonly kind: "index" }): string {
  const where = workTree === null ? "" : ` -C ${shellQuote(workTree)}`;
  const names = paths.map(shellQuote).join(" ");
  return `Put the index${inWorkTree(workTree)} back to what HEAD has (files stay): git${where} reset --quiet -- ${names}`;
}

function logSteps(refs: readonly string[]): string[] {
  return step(
    refs,
    (names) => `Expire the reflog of ${names}`,
    "git reflog expire --expire=now --expire-unreachable=now",
  );
}

/** Conflicts are remembered for convenience, so all of them may go; everything else somebody has to look at. */
function fileSteps(keepers: readonly Keeper[]): string[] {
  const paths = keepers.flatMap((keeper) => (keeper.kind === "git-file" ? [keeper.path] : []));
  const others = paths.filter((path) => !path.startsWith(CONFLICTS) && path !== CONFIG);
  return [
    ...(paths.includes(CONFIG) ? [`Take it out of ${CONFIG}: git config --local --edit`] : []),
    ...(paths.some((path) => path.startsWith(CONFLICTS)) ? [FORGET_CONFLICTS] : []),
    ...(others.length === 0 ? [] : [`Take it out of ${shown(others)}, which git leaves as it is`]),
  ];
}

const CONFIG = ".git/config";
const CONFLICTS = ".git/rr-cache/";
const FORGET_CONFLICTS =
  'Forget the conflicts that git remembers: rm -r "$(git rev-parse --git-path rr-cache)"';

function inWorkTree(workTree: string | null): string {
  return workTree === null ? "" : ` of ${workTree}`;
}

function nameOf(keeper: Keeper): string {
  switch (keeper.kind) {
    case "ref":
      return shortName(keeper.name);
    case "ref-name":
      return "the name of a ref";
    case "head":
      return `the work tree${inWorkTree(keeper.workTree)}`;
    case "stash":
      return `stash@{${keeper.number}}`;
    case "reflog":
      return `the reflog of ${shortName(keeper.ref)}`;
    case "index":
      return `the index${inWorkTree(keeper.workTree)}`;
    case "git-file":
      return keeper.path;
    case "unreachable":
      return "objects that nothing leads to";
  }
}

function shortName(ref: string): string {
  return ref.replace(/^refs\/(?:heads|tags|remotes)\//u, "");
}

function shown(names: readonly string[]): string {
  const first = names.slice(0, SHOWN);
  const more = names.length - first.length;
  if (more > 0) return `${first.join(", ")} and ${more} more`;
  const last = first.at(-1) ?? "";
  return first.length < 2 ? last : `${first.slice(0, -1).join(", ")} and ${last}`;
}
