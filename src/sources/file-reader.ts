import { pathText } from "../inspect/path-text.js";
import type { Inspector } from "../inspect/inspector.js";
import type { Tally } from "../inspect/subject.js";
import type { Candidate, Standing } from "../model/candidate.js";
import { type FileBatch, namesOf } from "./file-batch.js";
import { LinkGuard } from "../system/link-guard.js";

/**
 * Reads and inspects the files of a batch one after the other, names included.
 *
 * @returns a promise only where archives are to be opened, which takes its time; all else is done on return
 */
export function readBatch(inspector: Inspector, batch: FileBatch, tally: Tally): Promise<void> | undefined {
  const base = Buffer.from(batch.base);
  let path = Buffer.alloc(base.length + 4096);
  path.set(base);
  const archives: (() => Promise<void>)[] = [];
  const guard = batch.remembered === true ? new LinkGuard(base) : null;
  const from = tally.candidates.length;
  inspector.names(batch.names, batch.prefix, tally);
  for (const name of namesOf(batch)) {
    if (guard?.isBehindLink(name) === true) continue;
    if (base.length + name.length > path.length) path = Buffer.concat([base, Buffer.alloc(name.length)]);
    path.set(name, base.length);
    const absolute = path.subarray(0, base.length + name.length);
    const archive = inspector.file(absolute, () => batch.prefix + pathText(name), tally);
    if (archive !== undefined) archives.push(archive);
  }
  markStanding(tally.candidates, from, batch);
  return archives.length === 0 ? undefined : inTurn(archives);
}

function markStanding(candidates: Candidate[], from: number, batch: FileBatch): void {
  const standing: Standing | undefined = batch.remembered === true ? "tracked" : batch.standing;
  if (standing === undefined) return;
  for (const [at, candidate] of candidates.entries()) {
    if (at >= from) candidates[at] = { ...candidate, standing };
  }
}

/** One archive at a time: each may take a lot of memory. */
async function inTurn(tasks: readonly (() => Promise<void>)[]): Promise<void> {
  for (const task of tasks) await task();
}
