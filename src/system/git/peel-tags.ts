import type { GitProblem } from "./git-problem.js";
import { readObjects } from "./read-objects.js";
import type { Shadow } from "./shadow.js";

/** What a tag comes down to, as it says itself. */
export interface Peeled {
  readonly oid: string;
  readonly type: "commit" | "tree" | "blob";
  /** The tags on the way, without the one that was asked about. */
  readonly through: readonly string[];
}

/** Tags of tags of tags: nobody has so many on purpose. */
const MOST_TAGS = 100;
const TAG_LIMIT = 16 * 1024 ** 2;
const TAG = /^object (?<oid>[0-9a-f]{40,64})\ntype (?<type>commit|tree|blob|tag)\n/u;

/**
 * What some tags come down to, with all tags taken off; those that come down to nothing are left out, and problems. Git itself
 * would go round for ever in a tag that leads to itself, which an object that is not what it is named can.
 *
 * @param git absolute path
 */
export async function peelTags(
  git: string,
  shadow: Shadow,
  tags: readonly string[],
  problems: GitProblem[],
): Promise<ReadonlyMap<string, Peeled>> {
  const targets = new Map<string, Peeled>();
  const through = new Map<string, readonly string[]>();
  let open = new Map(tags.map((tag) => [tag, [tag]]));
  for (let depth = 0; depth < MOST_TAGS && open.size > 0; depth++) {
    const inner = new Map<string, string[]>();
    for await (const { oid, content } of readObjects(git, shadow, [...open.keys()], problems, {
      limit: TAG_LIMIT,
    })) {
      const from = open.get(oid) ?? [];
      const target = TAG.exec(content?.toString("latin1", 0, 200) ?? "")?.groups;
      if (target?.oid === undefined || target.type === undefined) problems.push(malformed(oid));
      else if (target.type === "tag") {
        inner.set(target.oid, [...(inner.get(target.oid) ?? []), ...from]);
        for (const tag of from) through.set(tag, [...(through.get(tag) ?? []), target.oid]);
      } else {
        const type = target.type as Peeled["type"];
        for (const tag of from) targets.set(tag, { oid: target.oid, type, through: through.get(tag) ?? [] });
      }
    }
    open = inner;
  }
  for (const oid of open.keys()) problems.push(malformed(oid));
  return targets;
}

function malformed(oid: string): GitProblem {
  return { reason: "malformed", path: oid, detail: `the tag ${oid} leads to nothing` };
}
