import { join } from "node:path";
import { addIgnore } from "../ignore-command.js";
import { readBounded } from "../../system/read-bounded.js";
import { UserError } from "../../model/errors.js";
import { redact } from "../../model/redact.js";
import { FOREIGN_TOOLS, type ForeignIgnore, type ForeignTool } from "./foreign-ignore.js";
import { type FoundPlace, matchIgnore } from "./match-ignores.js";
import { parseDetectSecretsBaseline } from "./parse-detect-secrets.js";
import { parseGitleaksIgnore } from "./parse-gitleaks.js";
import { parseSecretlintIgnore } from "./parse-secretlint.js";

const LIMIT = 64 * 1024 * 1024;

/** Files that say by their name whose they are. */
const USUAL: readonly (readonly [file: string, tool: ForeignTool])[] = [
  [".gitleaksignore", "gitleaks"],
  [".secrets.baseline", "detect-secrets"],
  [".secretlintignore", "secretlint"],
];

/**
 * Reads the ignores of another scanner.
 *
 * @param folder absolute, that the files are looked for in
 * @param file absolute; null for all usual ones that are there
 * @param from whose it is; null where its name says that
 * @throws UserError where there is none, it is malformed, or nobody says whose it is
 */
export async function readForeignIgnores(
  folder: string,
  file: string | null,
  from: ForeignTool | null,
): Promise<ForeignIgnore[]> {
  if (file === null) {
    const wanted = USUAL.filter(([, tool]) => from === null || tool === from);
    const read = wanted.map(
      ([name, tool]) => [name, tool, readBounded(join(folder, name), name, LIMIT)] as const,
    );
    const there = read.flatMap(([name, tool, text]) => (text === null ? [] : [[name, tool, text] as const]));
    if (there.length === 0)
      throw new UserError(
        "no ignores of another scanner here: name the file, and whose it is: keylint ignore import <file> --from trufflehog",
      );
    return (await Promise.all(there.map(([name, tool, text]) => parse(tool, text, name)))).flat();
  }
  const name = file.slice(file.lastIndexOf("/") + 1);
  const tool = from ?? USUAL.find(([usual]) => usual === name)?.[1] ?? null;
  if (tool === null)
    throw new UserError(`${name}: whose is it? add --from and one of ${FOREIGN_TOOLS.join(", ")}`);
  const text = readBounded(file, name, LIMIT);
  if (text === null) throw new UserError(`${file}: no such file: check the path`);
  return parse(tool, text, name);
}

async function parse(tool: ForeignTool, text: string, name: string): Promise<ForeignIgnore[]> {
  switch (tool) {
    case "gitleaks":
      return parseGitleaksIgnore(text, name);
    case "detect-secrets":
      return parseDetectSecretsBaseline(text, name);
    case "secretlint":
      return parseSecretlintIgnore(text, name);
    case "trufflehog": {
      const { parseTrufflehogExcludes } = await import("./parse-trufflehog.js");
      return parseTrufflehogExcludes(text, name);
    }
  }
}

/**
 * Takes over ignores: an entry for each key that they speak of, in the file that they speak of, so that a new key in its place is
 * told. The other scanner's file stays as it is.
 *
 * @returns what was done with each, one a line
 */
export function importIgnores(
  folder: string,
  ignores: readonly ForeignIgnore[],
  places: readonly FoundPlace[],
  files: ReadonlySet<string>,
): string[] {
  const done = new Set<string>();
  return ignores.flatMap((ignore) => {
    const match = matchIgnore(ignore, places, files);
    switch (match.kind) {
      case "dead":
        return [`dead, can be deleted: ${ignore.where}: ${match.why}`];
      case "none":
        return [`not imported: ${ignore.where}: no key of Pictify's is there`];
      case "found":
        return match.places.flatMap(({ fingerprint, location }) => {
          const path = patternOf(location.path);
          const id = `${fingerprint} ${path ?? ""}`;
          if (done.has(id)) return [];
          done.add(id);
          return [addIgnore(folder, { fingerprint, path, expires: null, reason: reasonOf(ignore) })];
        });
    }
  });
}

function reasonOf(ignore: ForeignIgnore): string {
  const audited = ignore.kind === "secret" && ignore.isAudited ? ", audited as no secret" : "";
  return `imported from ${ignore.where}${audited}`;
}

/** A pattern that fits one path, anchored; null where the path holds a key, which must not be written down. */
function patternOf(path: string): string | null {
  if (redact(path) !== path || path.includes("…")) return null;
  return `/${path.replace(/[\\*?[]/gu, "\\$&").replace(/["\r\n]/gu, "?")}`;
}
