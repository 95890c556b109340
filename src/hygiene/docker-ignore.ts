import type { Ignore } from "@balena/dockerignore";
import type { Project } from "./project.js";
import type { StepBudget } from "./step-budget.js";

/** Whether a file of the context is left out of it. */
export type IgnoreVerdict =
  | { readonly kind: "in" | "out" }
  | { readonly kind: "unjudged"; readonly line: number; readonly why: string };

interface Rule {
  /** Of the file, from 1. */
  readonly line: number;
  readonly isNegated: boolean;
  readonly pattern: string;
  /** How many `*` and `**` it has. */
  readonly stars: number;
  readonly doubleStars: number;
}

type Library = () => Ignore;

/** What compiling a pattern costs, in steps. */
const COMPILING = 2000;

/** A name that no file has: behind a path and a pattern it makes the library look at the path itself, and at no folder above. */
const SELF = "/\u0001";

/** Rules by the library that matches them, each compiled when it is first asked. */
const compiled = new WeakMap<Rule, Ignore>();

/**
 * What a `.dockerignore` says of a file. The library reads and matches the patterns; how rules and folders go together is as
 * moby/patternmatcher has it since version 0.5: what a rule says of a folder holds for all that is in it, and a rule that changes
 * nothing where it stands is not asked.
 *
 * @see https://github.com/moby/patternmatcher/blob/main/patternmatcher.go (MatchesUsingParentResults)
 * @param file of the scanned root; has to be there
 * @param path relative to the context
 */
export async function dockerIgnoreVerdict(
  file: string,
  path: string,
  project: Project,
): Promise<IgnoreVerdict> {
  const { default: library } = (await import("@balena/dockerignore")).default;
  // Docker takes capitals for what they are.
  const create: Library = () => library({ ignorecase: false });
  return judge(project.parsed(file, rulesOf) ?? [], path.split("/"), create, project.steps);
}

function judge(
  rules: readonly Rule[],
  segments: readonly string[],
  create: Library,
  steps: StepBudget,
): IgnoreVerdict {
  const inherited = new Set<Rule>();
  let isOut = false;
  for (const depth of segments.keys()) {
    const path = segments.slice(0, depth + 1);
    isOut = false;
    for (const rule of rules) {
      if (!inherited.has(rule)) {
        if (rule.isNegated !== isOut) continue;
        if (!steps.take(stepsOf(rule, path))) {
          return { kind: "unjudged", line: rule.line, why: "its pattern would take too long" };
        }
        const fits = fitsItself(rule, path.join("/"), create);
        if (fits === null) return { kind: "unjudged", line: rule.line, why: "its pattern is none" };
        if (!fits) continue;
        inherited.add(rule);
      }
      isOut = !rule.isNegated;
    }
  }
  return { kind: isOut ? "out" : "in" };
}

/** Whether a rule fits a path, whatever it says of the folders above; null where the library cannot read it. */
function fitsItself(rule: Rule, path: string, create: Library): boolean | null {
  try {
    let ignore = compiled.get(rule);
    if (ignore === undefined) compiled.set(rule, (ignore = create().add(rule.pattern + SELF)));
    return ignore.ignores(path + SELF);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/**
 * The most steps that the library can take: to compile the pattern; and for the path, with `**` in the pattern for each folder above
 * too, every way to end each star, within a name, and each `**`, between names.
 */
function stepsOf({ pattern, stars, doubleStars }: Rule, path: readonly string[]): number {
  const longest = Math.max(...path.map(({ length }) => length));
  const length = path.reduce((sum, segment) => sum + segment.length + 1, pattern.length);
  const asked = doubleStars === 0 ? 2 : path.length + 1;
  return COMPILING + asked * length * choices(longest, stars) * choices(path.length, doubleStars);
}

/** In how many ways `count` stars can share up to `length` places. */
function choices(length: number, count: number): number {
  let ways = 1;
  for (let star = 1; star <= count && ways < Number.MAX_SAFE_INTEGER; star++) {
    ways *= (length + 1 + star) / star;
  }
  return ways;
}

function rulesOf(text: string): readonly Rule[] {
  return text
    .replace(/^\uFEFF/u, "")
    .split(/\r\n|\n/u)
    .flatMap((line, index) => ruleOf(line, index + 1) ?? []);
}

function ruleOf(line: string, number: number): Rule | null {
  if (line.startsWith("#")) return null;
  const written = line.trim();
  const isNegated = written.startsWith("!");
  const pattern = plainPattern(isNegated ? written.slice(1).trim() : written);
  if (pattern === "") return null;
  const doubleStars = pattern.match(/\*\*/gu)?.length ?? 0;
  const stars = pattern.replaceAll("**", "").match(/\*/gu)?.length ?? 0;
  return { line: number, isNegated, pattern, stars, doubleStars };
}

/**
 * A pattern in the words of the library: it takes brackets and bars for those of regular expressions, which to Docker are plain
 * characters; `**` before a name means any folder and any beginning; and `**` at the end means everything below.
 */
function plainPattern(written: string): string {
  return written
    .replaceAll(/\\.|\[\^|[(){}+|^]/gu, (found) => (found.length > 1 ? found : `\\${found}`))
    .replace(/^\*\*(?=[^*/?[\\]+$)/u, "**/*")
    .replace(/(^|\/)\*\*\/*$/u, "$1**/*");
}
