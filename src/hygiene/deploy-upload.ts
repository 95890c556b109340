import { PathRules } from "../model/path-rules.js";
import { foldersOf, type Project } from "./project.js";

const VERCEL = ".vercelignore";
const GOOGLE = ".gcloudignore";

/** What `vercel deploy` leaves out by itself, of names that key files can have; a `.vercelignore` can bring it back. */
const VERCEL_DEFAULTS = [".env.local", ".env.*.local"];
const INCLUDE = /^#\s*!include:(?<file>[^/]{1,100})$/u;

/** Why an upload would send a file, in words: where a `.vercelignore` or `.gcloudignore` is there and lets it through. */
export function deployUploads(path: string, project: Project): string | null {
  for (const folder of foldersOf(path)) {
    const inner = path.slice(folder.length);
    const vercel = project.parsed(folder + VERCEL, vercelRules);
    if (vercel !== null && !isLeftOut(inner.toLowerCase(), vercel)) {
      return `vercel deploy uploads it: ${folder}${VERCEL} does not list it, and because it is there .gitignore does not count`;
    }
    const google = project.text(folder + GOOGLE);
    if (google !== null && googleRules(google, folder, project).excludes(inner) === null) {
      return `gcloud uploads it: ${folder}${GOOGLE} does not list it`;
    }
  }
  return null;
}

interface VercelRule {
  readonly isNegated: boolean;
  /** Whether it speaks of what is in a folder that it fits, too. */
  readonly spreads: boolean;
  readonly fits: (path: string) => boolean;
}

/**
 * The rules of a `.vercelignore`, for paths in small letters, as Vercel's library (ignore 4) has them.
 *
 * @see https://github.com/vercel/vercel/blob/main/packages/client/src/utils/index.ts (getVercelIgnore)
 */
function vercelRules(text: string): readonly VercelRule[] {
  const lines = text.split(/\r?\n/u).map((line) => line.replace(/^\.\//u, "").toLowerCase());
  return [...VERCEL_DEFAULTS, ...lines].flatMap((line) => {
    const isNegated = line.startsWith("!");
    const pattern = isNegated ? line.slice(1) : line;
    // Two stars with something behind them fit nothing there.
    if (/(?:^|\/)\*\*[^/]/u.test(pattern)) return [];
    const rules = new PathRules([pattern]);
    const fits = (path: string): boolean => rules.judge(path) !== null;
    return [{ isNegated, spreads: !isNegated && !pattern.endsWith("*"), fits }];
  });
}

function isLeftOut(path: string, rules: readonly VercelRule[]): boolean {
  const folders = foldersOf(path)
    .filter((folder) => folder !== "")
    .reverse();
  return [...folders, path].some((at, depth) => {
    let isOut = false;
    for (const { isNegated, spreads, fits } of rules) {
      if (isNegated !== isOut) continue;
      if (fits(at) || (spreads && folders.slice(0, depth).some(fits))) isOut = !isNegated;
    }
    return isOut;
  });
}

/** Rules of a `.gcloudignore`, with those of a file that it includes where it says so; that file can include no other. */
function googleRules(text: string, folder: string, project: Project): PathRules {
  const lines = linesOf(text).flatMap((line) => {
    const file = INCLUDE.exec(line)?.groups?.file;
    return file === undefined ? [line] : linesOf(project.text(folder + file.trim()) ?? "");
  });
  return new PathRules(lines.flatMap(googleRule));
}

/**
 * A line of a `.gcloudignore` in the syntax of gitignore: what has a slash in it fits at any depth, unless it begins with one or has
 * `**` in it; a star in front stands for one folder or none; `**` at the end fits the folder before it too.
 *
 * @see https://cloud.google.com/sdk/gcloud/reference/topic/gcloudignore
 */
function googleRule(line: string): readonly string[] {
  if (line.startsWith("#")) return [];
  const mark = line.startsWith("!") ? "!" : "";
  const pattern = line.slice(mark.length);
  return fromRoot(pattern).map((rule) => mark + rule);
}

function fromRoot(pattern: string): readonly string[] {
  const rule = `/${pattern.replace(/^\//u, "")}`;
  if (/^\*\/?$/u.test(pattern)) return [rule];
  if (pattern.split("/").includes("**")) {
    return rule.endsWith("/**") && rule !== "/**" ? [rule.slice(0, -3), rule] : [rule];
  }
  if (pattern.startsWith("*/")) return [rule, rule.slice(2)];
  return [pattern.startsWith("/") || !pattern.slice(0, -1).includes("/") ? pattern : `**/${pattern}`];
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\n|\r/u);
}
