import { PathRules } from "../../model/path-rules.js";
import type { ForeignIgnore } from "./foreign-ignore.js";

/**
 * Reads a `.secretlintignore`: patterns as in .gitignore. A pattern that another one takes back (`!`) still stands for what it
 * fits alone.
 *
 * @param name of the file
 */
export function parseSecretlintIgnore(text: string, name: string): ForeignIgnore[] {
  return text.split(/\r\n|\n|\r/u).flatMap((raw, index): ForeignIgnore[] => {
    const pattern = raw.trimEnd();
    if (pattern === "" || pattern.startsWith("#") || pattern.startsWith("!")) return [];
    const rules = new PathRules([pattern]);
    return [{ where: `${name}:${index + 1}`, kind: "paths", fits: (path) => rules.excludes(path) !== null }];
  });
}
