import { RE2JS } from "re2js";
import { UserError } from "../../model/errors.js";
import type { ForeignIgnore } from "./foreign-ignore.js";

/**
 * Reads a file for trufflehog's `--exclude-paths`: a regular expression a line, in the syntax and with the speed of RE2, which
 * trufflehog uses. What begins with `#` is a comment.
 *
 * @param name of the file, for errors
 * @throws UserError at the first line that is no expression
 */
export function parseTrufflehogExcludes(text: string, name: string): ForeignIgnore[] {
  return text.split(/\r\n|\n|\r/u).flatMap((raw, index): ForeignIgnore[] => {
    const entry = raw.trim();
    if (entry === "" || entry.startsWith("#")) return [];
    const where = `${name}:${index + 1}`;
    const expression = compile(entry, where);
    return [{ where, kind: "paths", fits: (path) => expression.matcher(path).find() }];
  });
}

function compile(entry: string, where: string): RE2JS {
  try {
    return RE2JS.compile(entry);
  } catch {
    throw new UserError(`${where}: no regular expression of RE2: check the line`);
  }
}
