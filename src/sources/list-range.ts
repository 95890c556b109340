import type { RangeSpec } from "../options.js";
import { checkObjects } from "../system/git/check-objects.js";
import type { GitProblem } from "../system/git/git-problem.js";
import { Pieces } from "../system/git/pieces.js";
import { peelTags } from "../system/git/peel-tags.js";
import type { Shadow } from "../system/git/shadow.js";
import { streamGit } from "../system/git/stream-git.js";

/** A commit of a range. */
export interface RangeCommit {
  readonly oid: string;
  readonly parents: readonly string[];
}

/** What a range holds. */
export interface RangeContent {
  readonly commits: readonly RangeCommit[];
  /** Annotated tags that the range was named by, and those that they name themselves. */
  readonly tags: readonly string[];
  /** Trees and blobs that tags of the range name themselves. */
  readonly roots: readonly { readonly type: "tree" | "blob"; readonly oid: string }[];
}

/**
 * Lists what a range holds.
 *
 * @param git absolute path
 */
export async function listRange(
  spec: RangeSpec,
  git: string,
  shadow: Shadow,
  problems: GitProblem[],
): Promise<RangeContent> {
  if (spec.include.length === 0) return { commits: [], tags: [], roots: [] };
  const [included, excluded] = [
    await typesOf(spec.include, git, shadow, problems),
    await typesOf(spec.exclude, git, shadow, []),
  ];
  const known = new Set([...excluded].flatMap(([oid, { through }]) => [oid, ...through]));
  const met = new Set<string>();
  const roots: { type: "tree" | "blob"; oid: string }[] = [];
  const tips: string[] = [];
  for (const [oid, { type, through, target, targetType }] of included) {
    if (type === "tag") for (const tag of [oid, ...through]) if (!known.has(tag)) met.add(tag);
    if (targetType === "tree" || targetType === "blob") roots.push({ type: targetType, oid: target });
    else tips.push(target);
  }
  const tags = [...met];
  const not = [...excluded.values()].filter(({ targetType }) => targetType === "commit");
  const input = [...tips.map((oid) => `${oid}\n`), ...not.map(({ target }) => `^${target}\n`)];
  const refs = excludedRefs(spec);
  const args = ["rev-list", "--parents", "--stdin", ...(refs.length === 0 ? [] : ["--not", ...refs])];
  const commits: RangeCommit[] = [];
  if (tips.length === 0) return { commits, tags, roots };
  const lines = new Pieces("\n");
  for await (const chunk of streamGit(git, shadow, args, problems, { input: [input.join("")] })) {
    for (const line of lines.of(chunk)) {
      const [oid = "", ...parents] = line.toString("latin1").split(" ");
      commits.push({ oid, parents });
    }
  }
  return { commits, tags, roots };
}

/** Arguments beyond these many may be more than a system takes. */
const MOST_NAMES = 1000;

/**
 * Arguments of `git rev-list` that name the refs whose commits are not in a range. A ref that is moved may lead to its new commit
 * by now, in a hook that runs late or by hand; of so many at once that they cannot be named, git is believed.
 */
function excludedRefs({ excludeOtherRefs, excludeRemote, refNames = [] }: RangeSpec): readonly string[] {
  if (excludeOtherRefs === true) {
    const moved = refNames.length > MOST_NAMES ? [] : ["HEAD", ...refNames];
    return [...moved.map((name) => `--exclude=${name}`), "--all"];
  }
  return excludeRemote === undefined ? [] : [`--remotes=${excludeRemote}`];
}

interface Named {
  readonly type: string;
  readonly through: readonly string[];
  readonly target: string;
  readonly targetType: string;
}

/** What some objects are, and what they come down to; those that are not there are left out, and problems. */
async function typesOf(
  oids: readonly string[],
  git: string,
  shadow: Shadow,
  problems: GitProblem[],
): Promise<ReadonlyMap<string, Named>> {
  const named = new Map<string, Named>();
  const answers = await checkObjects(git, shadow, oids, problems);
  const tags = oids.filter((_, index) => answers[index]?.type === "tag");
  const peeled = await peelTags(git, shadow, tags, problems);
  for (const [index, oid] of oids.entries()) {
    const type = answers[index]?.type;
    if (type === undefined) {
      problems.push({ reason: "missing", path: oid, detail: `${oid}: git has no such object` });
      continue;
    }
    const target = type === "tag" ? peeled.get(oid) : { oid, type, through: [] };
    // What is wrong with a tag is told already.
    if (target === undefined) continue;
    named.set(oid, { type, through: target.through, target: target.oid, targetType: target.type });
  }
  return named;
}
