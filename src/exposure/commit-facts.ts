import type { ExposureCommit } from "../model/finding.js";
import { redact } from "../model/redact.js";
import type { GitProblem } from "../system/git/git-problem.js";
import { readObjects } from "../system/git/read-objects.js";
import type { Shadow } from "../system/git/shadow.js";

const LIMIT = 16 * 1024 ** 2;
const AUTHOR = /^(?:author|tagger) (?<author>.*) (?<seconds>-?[0-9]{1,13}) [+-][0-9]{1,6}$/mu;
const LATEST = 8_640_000_000_000;

/**
 * Who wrote some commits, and when.
 *
 * @param git absolute path
 * @returns by id; a commit that cannot be read is left out
 */
export async function readCommitFacts(
  git: string,
  shadow: Shadow,
  oids: Iterable<string>,
  problems: GitProblem[],
): Promise<ReadonlyMap<string, ExposureCommit>> {
  const facts = new Map<string, ExposureCommit>();
  for await (const { oid, content } of readObjects(git, shadow, [...oids], problems, { limit: LIMIT })) {
    if (content !== null) facts.set(oid, commitFacts(oid, content));
  }
  return facts;
}

/** Who wrote a commit or a tag and when, by its content; without a key that stands in the name. What it does not tell is empty, or the year 1970. */
export function commitFacts(hash: string, content: Buffer): ExposureCommit {
  const end = content.indexOf("\n\n");
  const header = content.toString("utf8", 0, end === -1 ? content.length : end);
  const { author = "", seconds = "0" } = AUTHOR.exec(header)?.groups ?? {};
  const time = Math.min(LATEST, Math.max(0, Number(seconds)));
  return { hash, author: redact(author), date: new Date(time * 1000).toISOString().replace(".000Z", "Z") };
}
