import { compileSegment } from "./segment-pattern.js";
import { matchStars, STAR, type StarPattern } from "./star-match.js";

/** What rules say of a path: the last one that speaks of it decides; null where none does. */
export interface PathVerdict {
  readonly isIgnored: boolean;
  /** The rule as it is written. */
  readonly rule: string;
}

/** The segments of a pattern: `**` stands for any number of segments, at the end for at least one. */
export type PathPattern = StarPattern<string>;

/** Compiles the segments of a pattern, which are as in gitignore(5). */
export function pathPattern(segments: readonly string[]): PathPattern {
  return segments.map((part) => (part === "**" ? STAR : compileSegment(part)));
}

interface PathRule {
  readonly written: string;
  readonly isNegated: boolean;
  readonly foldersOnly: boolean;
  readonly segments: PathPattern;
}

/**
 * Rules as in gitignore(5), in the order of their file. Written by whoever wrote what is scanned, so that they take time in
 * proportion to their own length and that of the path, whatever they are: as regular expressions, three `**` took minutes.
 * Names count as they are written, capitals included.
 */
export class PathRules {
  readonly #rules: readonly PathRule[];
  /** The folder that was asked about last, since names of one folder follow each other. */
  #folder = "";
  #folderIsOut: string | null = null;

  constructor(lines: Iterable<string>) {
    this.#rules = [...lines].flatMap((line) => parseRule(line) ?? []);
  }

  /** What is said of a path itself; a folder's ends with `/`. */
  judge(path: string): PathVerdict | null {
    const isFolder = path.endsWith("/");
    const segments = (isFolder ? path.slice(0, -1) : path).split("/");
    for (let index = this.#rules.length - 1; index >= 0; index--) {
      const rule = this.#rules[index];
      if (rule === undefined || (rule.foldersOnly && !isFolder)) continue;
      if (fitsPath(rule.segments, segments)) return { isIgnored: !rule.isNegated, rule: rule.written };
    }
    return null;
  }

  /** The rule that takes out a path or a folder above it, which no later rule brings back; null where none does. */
  excludes(path: string): string | null {
    if (this.#rules.length === 0) return null;
    const folder = path.slice(0, path.lastIndexOf("/", path.length - 2) + 1);
    if (folder !== this.#folder) {
      this.#folder = folder;
      this.#folderIsOut = this.#outermostRule(folder);
    }
    if (this.#folderIsOut !== null) return this.#folderIsOut;
    const verdict = this.judge(path);
    return verdict?.isIgnored === true ? verdict.rule : null;
  }

  /** @param folder with a `/` at its end, or empty */
  #outermostRule(folder: string): string | null {
    for (let end = folder.indexOf("/"); end !== -1; end = folder.indexOf("/", end + 1)) {
      const verdict = this.judge(folder.slice(0, end + 1));
      if (verdict?.isIgnored === true) return verdict.rule;
    }
    return null;
  }
}

function parseRule(line: string): PathRule | null {
  const written = withoutTrailingSpaces(line);
  if (written === "" || written.startsWith("#")) return null;
  const isNegated = written.startsWith("!");
  let text = isNegated ? written.slice(1) : written;
  const foldersOnly = text.endsWith("/");
  if (foldersOnly) text = text.slice(0, -1);
  const isAnchored = text.includes("/");
  if (text.startsWith("/")) text = text.slice(1);
  if (text === "") return null;
  const segments = pathPattern(text.split("/"));
  return { written, isNegated, foldersOnly, segments: isAnchored ? segments : [STAR, ...segments] };
}

/** Spaces at the end do not count, unless a backslash stands before them. */
function withoutTrailingSpaces(line: string): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === " " && line[end - 2] !== "\\") end--;
  return line.slice(0, end);
}

/** Whether a pattern fits a path as a whole, given by its segments. */
export function fitsPath(pattern: PathPattern, path: readonly string[]): boolean {
  const [first, name] = pattern;
  if (pattern.length === 2 && first === STAR && typeof name === "function") return name(path.at(-1) ?? "");
  return matchStars(pattern, path) === pattern.length;
}
