import { PathRules } from "../model/path-rules.js";
import { readPlainFile } from "../system/git/plain-file.js";

/** Size in bytes beyond which a .gitignore is not believed to be one. */
const MAX_SIZE = 1024 * 1024;

/**
 * The ignore rules that hold in one folder: those of its own .gitignore before those of the folders above, as in gitignore(5).
 * Paths are strings of bytes (latin1) relative to the root of the walk.
 */
export interface IgnoreRules {
  /** Ends with `/`, or is empty for the root. */
  readonly base: string;
  readonly rules: PathRules;
  readonly above: IgnoreRules | null;
}

/** Reads the rules of a .gitignore; unreadable or huge ones have no rules, so that more is read and not less. */
export function readIgnoreRules(file: Buffer, base: string, above: IgnoreRules | null): IgnoreRules | null {
  const read = readPlainFile(file, MAX_SIZE);
  if (read.status !== "read") return above;
  const text = read.bytes.toString("latin1").replace(/^\u00ef\u00bb\u00bf/u, "");
  return { base, above, rules: new PathRules(text.split(/\r?\n/u)) };
}

/** The rules that take a path out, or null where none do; the nearest rule that speaks of it decides. */
export function ignoredBy(rules: IgnoreRules | null, path: string, isFolder: boolean): IgnoreRules | null {
  for (let at = rules; at !== null; at = at.above) {
    const verdict = at.rules.judge(path.slice(at.base.length) + (isFolder ? "/" : ""));
    if (verdict !== null) return verdict.isIgnored ? at : null;
  }
  return null;
}
