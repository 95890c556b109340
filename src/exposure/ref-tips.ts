import { join } from "node:path";
import type { Reach } from "../model/location.js";
import { askGit } from "../system/git/ask-git.js";
import type { GitProblem } from "../system/git/git-problem.js";
import { readPlainFile } from "../system/git/plain-file.js";
import { peelTags } from "../system/git/peel-tags.js";
import type { Shadow } from "../system/git/shadow.js";
import { sharedFolder, shadowFiles } from "../system/git/shadow-files.js";

/** Something that leads to an object and keeps it alive. */
export interface RefTip {
  /** The full name of a ref, or `HEAD` where that is on no branch; null for an entry of a reflog. */
  readonly name: string | null;
  readonly reach: Reach;
  /** What it names itself: a commit, mostly, or a tag. */
  readonly oid: string;
  /** What that comes down to, with all tags taken off. */
  readonly target: string;
}

const LOG_LIMIT = 256 * 1024 ** 2;
const FIELDS = "--format=%(objecttype) %(objectname) %(refname)";
const NO_OID = /^0+$/u;
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
  const tips: RefTip[] = refs.map(({ oid, name }) => ({
    name,
    reach: reachOfRef(name),
    oid,
    target: targets.get(oid)?.oid ?? oid,
  }));
  const isReftable = shadow.repository.refStorage === "reftable";
  for (const head of headsIn(shadow)) {
    const text = isReftable ? await ask("rev-parse", "--verify", "--quiet", head.name) : head.text;
    const oid = text.trim();
    const branch = /^ref:\s*(?<name>\S+)/u.exec(oid)?.groups?.name;
    const target = branch === undefined ? oid : tips.find(({ name }) => name === branch)?.oid;
    if (target === undefined || !OID.test(target)) continue;
    tips.push({ name: branch === undefined ? "HEAD" : null, reach: "head", oid: target, target });
  }
  tips.push(...reflogTips(shadow));
  return tips;
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

/** Lines of a reflog begin with two ids: where the ref was, and where it went. */
function* reflogTips(shadow: Shadow): Generator<RefTip> {
  const seen = new Set<string>();
  const logs = [...shadowFiles(shadow, "logs"), ...shadowFiles(shadow, "worktrees")];
  for (const path of logs.filter((name) => `/${name}`.includes("/logs/"))) {
    const file = readPlainFile(join(sharedFolder(shadow), path), LOG_LIMIT);
    if (file.status !== "read") continue;
    const reach = path === "logs/refs/stash" ? "stash" : "reflog";
    for (const match of file.bytes.toString("latin1").matchAll(/^([0-9a-f]{40,64}) ([0-9a-f]{40,64}) /gmu)) {
      for (const oid of match.slice(1)) {
        if (NO_OID.test(oid) || seen.has(reach + oid)) continue;
        seen.add(reach + oid);
        yield { name: null, reach, oid, target: oid };
      }
    }
  }
}
