/** A build that a compose file describes. Paths are as they are written, relative to the compose file and to the context. */
export interface ComposeBuild {
  /** The line of the compose file, from 1. */
  readonly line: number;
  readonly context: string;
  /** Relative to the context; null for `Dockerfile`. */
  readonly dockerfile: string | null;
}

/** Builds beyond these many are not read. */
const MOST = 200;
const BUILD = /^([ ]{1,40})build:[ \t]*(.*)$/u;
const VALUE = /^([ ]{1,60})(context|dockerfile):[ \t]*(.+)$/u;

/** Whether a path names a compose file. */
export function isComposeFile(path: string): boolean {
  return /(?:^|\/)(?:docker-)?compose(?:[._-][\w.-]{1,60})?\.ya?ml$/iu.test(path);
}

/** The builds of a compose file: `build: <folder>`, or `build:` with `context` and `dockerfile`, below each other or in braces. */
export function composeBuilds(text: string): readonly ComposeBuild[] {
  const builds: ComposeBuild[] = [];
  const lines = text.split(/\r\n|\n|\r/u);
  for (const [index, line] of lines.entries()) {
    const [, indentation = "", written = ""] = BUILD.exec(line) ?? [];
    const rest = written.replace(/^&[\w-]{1,80}[ \t]*/u, "");
    if (indentation === "" || builds.length >= MOST) continue;
    const inline = /^\{([^}]{0,400})\}/u.exec(rest)?.[1];
    const plain = scalar(rest);
    // What another place of the file says is not looked up.
    if (plain.startsWith("*")) continue;
    if (inline !== undefined) {
      builds.push(
        buildOf(index + 1, (name) => new RegExp(`\\b${name}:[ \\t]*([^,]{1,200})`, "u").exec(inline)?.[1]),
      );
    } else if (plain !== "") builds.push({ line: index + 1, context: plain, dockerfile: null });
    else {
      const values = valuesBelow(lines, index + 1, indentation.length);
      if (values.size > 0) builds.push(buildOf(index + 1, (name) => values.get(name)));
    }
  }
  return builds;
}

function buildOf(line: number, value: (name: string) => string | undefined): ComposeBuild {
  const dockerfile = value("dockerfile");
  return {
    line,
    context: scalar(value("context") ?? "."),
    dockerfile: dockerfile === undefined ? null : scalar(dockerfile),
  };
}

function valuesBelow(
  lines: readonly string[],
  from: number,
  indentation: number,
): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const line of lines.slice(from, from + 60)) {
    if (line.trim() === "" || line.trimStart().startsWith("#")) continue;
    if (line.length - line.trimStart().length <= indentation) break;
    const [, , name, value] = VALUE.exec(line) ?? [];
    if (name !== undefined && value !== undefined && !values.has(name)) values.set(name, value);
  }
  return values;
}

/** A plain or quoted value without its comment. */
function scalar(text: string): string {
  const trimmed = text.trim();
  const quoted = /^(["'])([^"']{0,300})\1/u.exec(trimmed)?.[2];
  return quoted ?? trimmed.replace(/(?:^|[ \t])#.*$/u, "").trim();
}
