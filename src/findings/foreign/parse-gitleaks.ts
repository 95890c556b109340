import { UserError } from "../../model/errors.js";
import type { ForeignIgnore } from "./foreign-ignore.js";

const FINGERPRINT = /^(?:(?<commit>[0-9a-f]{40}(?:[0-9a-f]{24})?):)?(?<path>.+):[^:]+:(?<line>\d{1,9})$/u;

/**
 * Reads a `.gitleaksignore`: `path:rule:line` or `commit:path:rule:line` a line; what begins with `#` is a comment.
 *
 * @param name of the file, for errors
 * @throws UserError at the first line that is neither
 */
export function parseGitleaksIgnore(text: string, name: string): ForeignIgnore[] {
  return text.split(/\r\n|\n|\r/u).flatMap((raw, index): ForeignIgnore[] => {
    const entry = raw.trim();
    if (entry === "" || entry.startsWith("#")) return [];
    const where = `${name}:${index + 1}`;
    const { commit = null, path, line } = FINGERPRINT.exec(entry)?.groups ?? {};
    if (path === undefined || line === undefined)
      throw new UserError(
        `${where}: no fingerprint of gitleaks: it would be path:rule:line, with a commit before it or not`,
      );
    return [{ where, kind: "line", commit, path: path.replace(/^\.\//u, ""), line: Number(line) }];
  });
}
