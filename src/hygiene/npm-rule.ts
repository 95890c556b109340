import { fitsPath, type PathPattern } from "../model/path-rules.js";
import { compileSegment, type SegmentPattern } from "../model/segment-pattern.js";
import { matchStars, STAR } from "../model/star-match.js";

/** A line of an ignore file, or an entry of a manifest, as npm reads it. */
export interface NpmRule {
  readonly isNegated: boolean;
  /** One for each way to read its braces. */
  readonly patterns: readonly NpmPattern[];
}

interface NpmPattern {
  readonly segments: PathPattern;
  /** Whether it is a name, with or without a slash at its end, which fits at any depth. */
  readonly isName: boolean;
  /** Whether only what stands behind the last slash counts. */
  readonly isBase: boolean;
}

/** Ways to read the braces of one rule beyond which they are not looked at. */
const MOST_WAYS = 64;

/** Reads the rules of a text or list. Patterns such as `+(a|b)` are taken as they are written: nobody names key files so. */
export function npmRules(lines: readonly string[]): readonly NpmRule[] {
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map(ruleOf);
}

function ruleOf(line: string): NpmRule {
  const marks = /^!*/u.exec(line)?.[0].length ?? 0;
  const ways = withoutBraces([line.slice(marks).toLowerCase()]);
  return {
    isNegated: marks % 2 === 1,
    patterns: ways.map((text) => {
      const segments = text.split(/\/+/u);
      const isBase = segments.length === 1;
      return {
        segments: segments.map((part) => (part === "**" ? STAR : segmentPattern(part))),
        isName: isBase || (segments.length === 2 && segments[1] === ""),
        isBase,
      };
    }),
  };
}

/** Stars stand for one character at least: what is behind the last slash of a folder is no name. */
function segmentPattern(part: string): SegmentPattern {
  const fitsName = compileSegment(part);
  return part === "" ? fitsName : (name) => name !== "" && fitsName(name);
}

/** `{a,b}` stands for each of its parts. */
function withoutBraces(texts: readonly string[]): readonly string[] {
  const open = texts.flatMap((text) => {
    const [whole, inner] = /\{([^{},]*(?:,[^{},]*)+)\}/u.exec(text) ?? [];
    return whole === undefined || inner === undefined
      ? [text]
      : inner.split(",").map((part) => text.replace(whole, () => part));
  });
  return open.length === texts.length || open.length > MOST_WAYS ? texts : withoutBraces(open);
}

/**
 * Whether a rule fits a path, as ignore-walk asks it.
 *
 * @see https://github.com/npm/ignore-walk/blob/main/lib/index.js (filterEntry)
 * @param path relative to the folder of the rule
 * @param name the last part of a path that is looked at from a folder above its own; null in its own
 * @param asFolder whether the path may be that of a folder, so that what is below it counts too
 */
export function fitsNpm(rule: NpmRule, path: string, name: string | null, asFolder: boolean): boolean {
  if (fits(rule, `/${path}`) || fits(rule, path)) return true;
  if (!asFolder) return false;
  if (fitsFolder(rule, path)) return true;
  return name !== null && rule.patterns.some(({ isName }) => isName) && fitsFolder(rule, name);
}

function fitsFolder(rule: NpmRule, path: string): boolean {
  return (
    fits(rule, `/${path}/`) ||
    fits(rule, `${path}/`) ||
    (rule.isNegated && (leadsTo(rule, `/${path}`) || leadsTo(rule, path)))
  );
}

function fits({ patterns }: NpmRule, path: string): boolean {
  const segments = path.toLowerCase().split("/");
  const base = segments.at(-1) === "" ? segments.at(-2) : segments.at(-1);
  return patterns.some(({ segments: pattern, isBase }) => {
    if (isBase) return fitsPath(pattern, [base ?? ""]);
    if (fitsPath(pattern, segments)) return true;
    return segments.at(-1) === "" && fitsPath(pattern, segments.slice(0, -1));
  });
}

/** Whether something below a path may fit. */
function leadsTo({ patterns }: NpmRule, path: string): boolean {
  const segments = path.toLowerCase().split("/");
  return patterns.some(({ segments: pattern, isBase }) =>
    isBase ? fitsPath(pattern, segments.slice(-1)) : matchStars(pattern, segments) !== null,
  );
}
