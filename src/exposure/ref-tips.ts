import { join } from "node:path";
import type { Keeper } from "../model/keeper.js";
import type { Reach } from "../model/location.js";
import { askGit } from "../system/git/ask-git.js";
import type { GitProblem } from "../system/git/git-problem.js";
import { readPlainFile } from "../system/git/plain-file.js";
import { peelTags } from "../system/git/peel-tags.js";
import type { Shadow } from "../system/git/shadow.js";
import { sharedFolder, shadowFiles } from "../system/git/shadow-files.js";
import { workTreeOf } from "../system/git/linked-work-trees.js";

/** Something that leads to an object and keeps it alive. */
export interface RefTip {
  /** The full name of a ref, or `HEAD` where that is on no branch; null for an entry of a reflog. */
  readonly name: string | null;
  readonly reach: Reach;
  /** What it names itself: a commit, mostly, or a tag. */
  readonly oid: string;
  /** Tags that it names by way of others. */
  readonly through: readonly string[];
  /** What that comes down to, with all tags taken off. */
  readonly target: string;
  /** What has to go for it to lead nowhere; null where that is another tip's, as for a HEAD that is on a branch. */
  readonly keeper: Keeper | null;
}

const LOG_LIMIT = 256 * 1024 ** 2;
const FIELDS = "--format=%(objecttype) %(objectname) %(refname)";
/** Stands where there is no object. */
export const NO_OID = /^0+$/u;
const OID = /^[0-9a-f]{40,64}$/u;

/**
 * Everything that leads to an object: refs, the HEADs of all work trees, reflogs. A ref that is broken leads nowhere.
 *
 * @param git absolute path
 */
export async function readRefTips(git: string, shadow: Shadow, problems: GitProblem[]): Promise<RefTip[]> {
  const ask = (...args: string[]): Promise<string> => askGit(git, shadow, args, problems);
  const tags = new Set<string>();
  const refs: { readonly oid: string; readonly name: string }[] = [];
  for (const line of (await ask("for-each-ref", FIELDS)).split("\n")) {
    // Names hold neither spaces nor control characters (git-check-ref-format).
    const [type, oid, name] = line.split(" ");
    if (type === undefined || oid === undefined || name === undefined) continue;
    if (type === "tag") tags.add(oid);
    refs.push({ oid, name });
  }
  const targets = await peelTags(git, shadow, [...tags], problems);
  const logs = [...reflogTips(shadow)];
  const hasStashes = logs.some(({ reach }) => reach === "stash");
  const tips: RefTip[] = refs.map(({ oid, name }) => ({
    name,
    reach: reachOfRef(name),
    oid,
    through: targets.get(oid)?.through ?? [],
    target: targets.get(oid)?.oid ?? oid,
    // Of stashes, the log tells which one it is.
    keeper: name === "refs/stash" && hasStashes ? null : { kind: "ref", name },
  }));
  const isReftable = shadow.repository.refStorage === "reftable";
  for (const head of headsIn(shadow)) {
    const text = isReftable ? await commitOf(git, shadow, head.name) : head.text;
    const oid = text.trim();
    const branch = /^ref:\s*(?<name>\S+)/u.exec(oid)?.groups?.name;
    const target = branch === undefined ? oid : tips.find(({ name }) => name === branch)?.oid;
    if (target === undefined || !OID.test(target)) continue;
    const { isOwn, folder } = workTreeOf(shadow, head.name);
    const detached: Keeper = { kind: "head", workTree: isOwn ? null : folder };
    tips.push({
      name: branch === undefined ? "HEAD" : null,
      reach: "head",
      oid: target,
      through: [],
      target,
      keeper: branch === undefined ? detached : null,
    });
  }
  tips.push(...logs);
  return tips;
}

/** The commit that a ref in tables leads to; empty where it leads to none, as a HEAD on a branch without a commit. */
function commitOf(git: string, shadow: Shadow, name: string): Promise<string> {
  const untold: GitProblem[] = [];
  return askGit(git, shadow, ["rev-parse", "--verify", "--quiet", name], untold);
}

/** What kind of ref a full name is that of. */
export function reachOfRef(name: string): Reach {
  if (name === "refs/stash") return "stash";
  if (name.startsWith("refs/tags/")) return "tag";
  if (name.startsWith("refs/remotes/")) return "remote";
  if (name.startsWith("refs/notes/")) return "notes";
  // Whatever else keeps it, such as refs/pull: like a branch, but for its name.
  return "branch";
}

function headsIn(shadow: Shadow): { readonly name: string; readonly text: string }[] {
  const linked = shadowFiles(shadow, "worktrees").filter((path) => /^worktrees\/[^/]+\/HEAD$/u.test(path));
  return ["HEAD", ...linked].flatMap((name) => {
    const file = readPlainFile(join(sharedFolder(shadow), name), 4096);
    return file.status === "read" ? [{ name, text: file.bytes.toString() }] : [];
  });
}

/** The lines of a log, one character a byte, by its path below the folder that work trees share; null where it cannot be read. */
export function readLog(shadow: Shadow, path: string): string | null {
  const file = readPlainFile(join(sharedFolder(shadow), path), LOG_LIMIT);
  return file.status === "read" ? file.bytes.toString("latin1") : null;
}

/** A line of a reflog: where its ref was, and where it went. */
interface LogEntry {
  readonly from: string;
  readonly to: string;
}

/** The entries of each reflog that can be read, the newest last, by the path of the log as {@link readLog} takes it. */
export function* readLogs(
  shadow: Shadow,
): Generator<{ readonly path: string; readonly entries: readonly LogEntry[] }> {
  const logs = [...shadowFiles(shadow, "logs"), ...shadowFiles(shadow, "worktrees")];
  for (const path of logs.filter((name) => `/${name}`.includes("/logs/"))) {
    const text = readLog(shadow, path);
    if (text === null) continue;
    const lines = text.matchAll(/^(?<from>[0-9a-f]{40,64}) (?<to>[0-9a-f]{40,64}) /gmu);
    yield {
      path,
      entries: Array.from(lines, ({ groups }) => ({ from: groups?.from ?? "", to: groups?.to ?? "" })),
    };
  }
}

function* reflogTips(shadow: Shadow): Generator<RefTip> {
  for (const { path, entries } of readLogs(shadow)) {
    const isStash = path === STASH_LOG;
    const reach = isStash ? "stash" : "reflog";
    const log = logKeeper(shadow, path);
    const seen = new Set<string>();
    for (const [index, { from, to }] of entries.entries()) {
      const keeper: Keeper = isStash ? { kind: "stash", number: entries.length - 1 - index } : log;
      // What a stash was put upon is the next one.
      for (const oid of isStash && index > 0 ? [to] : [from, to]) {
        if (NO_OID.test(oid) || (!isStash && seen.has(oid))) continue;
        seen.add(oid);
        yield { name: null, reach, oid, through: [], target: oid, keeper };
      }
    }
  }
}

/** The log whose lines are stashes. */
export const STASH_LOG = "logs/refs/stash";

/**
 * A log as a keeper: by the name of its ref, with its work tree before it where that is another one's.
 *
 * @param path in a shadow, such as `logs/HEAD`, `worktrees/x/logs/HEAD`
 */
export function logKeeper(shadow: Shadow, path: string): Keeper {
  const name = path.slice(`/${path}`.indexOf("/logs/") + "logs/".length);
  const { id, isOwn, folder } = workTreeOf(shadow, path);
  // Only HEAD and a few refs are a work tree's own.
  const isShared = !/^(?:HEAD$|refs\/(?:worktree|bisect|rewritten)\/)/u.test(name);
  if (isOwn || (id === null && isShared)) return { kind: "reflog", ref: name, workTree: null };
  const ref = id === null ? `main-worktree/${name}` : `worktrees/${id}/${name}`;
  return { kind: "reflog", ref, workTree: folder };
}
