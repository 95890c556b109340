import { fitsPath, type PathPattern, pathPattern } from "../model/path-rules.js";

interface Rule {
  readonly pattern: PathPattern;
  readonly isNegated: boolean;
}

/**
 * The rules of a `.dockerignore`, as moby/patternmatcher has them: relative to the context, the last one that fits a path or a
 * folder above it decides. Matched without regular expressions, in proportion to the lengths of rule and path: whoever wrote the
 * file may want it to take long.
 */
class DockerIgnore {
  readonly #rules: readonly Rule[];

  constructor(text: string) {
    this.#rules = text
      .replace(/^\uFEFF/u, "")
      .split(/\r\n|\n|\r/u)
      .flatMap((line) => ruleOf(line) ?? []);
  }

  /** Whether a file of the context is left out. */
  excludes(path: string): boolean {
    const segments = path.split("/");
    let isOut = false;
    for (const { pattern, isNegated } of this.#rules) {
      if (isNegated !== isOut) continue;
      if (segments.some((_, index) => fitsPath(pattern, segments.slice(0, index + 1)))) isOut = !isNegated;
    }
    return isOut;
  }
}

/** Reads the rules of a `.dockerignore`. */
export function parseDockerIgnore(text: string): DockerIgnore {
  return new DockerIgnore(text);
}

function ruleOf(line: string): Rule | null {
  if (line.startsWith("#")) return null;
  const written = line.trim();
  const isNegated = written.startsWith("!");
  const segments: string[] = [];
  // As filepath.Clean does it, after the slash in front is taken off.
  for (const segment of written
    .slice(isNegated ? 1 : 0)
    .trim()
    .split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment === "..") segments.pop();
    else segments.push(segment);
  }
  return segments.length === 0 ? null : { pattern: pathPattern(segments), isNegated };
}
