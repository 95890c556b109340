import { join } from "node:path";
import { assignedName } from "../detect/assigned-name.js";
import { detect } from "../detect/detect.js";
import type { Finding } from "../model/finding.js";
import { reveal } from "../model/key.js";
import type { Location } from "../model/location.js";
import { type FileText, fileTexts, textOf } from "../sources/file-texts.js";
import type { HistoryBlobs } from "./history-blobs.js";
import { type PlaceKind, placeKind } from "./place-kind.js";

/** A place that uses a key. */
export interface Use {
  /** Relative to the root, with `/`. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly kind: PlaceKind;
  /** The key itself stands there, or a variable that holds it. */
  readonly of: "key" | "variable";
  /** Names of the variables that stand there. */
  readonly variables: readonly string[];
  /** The commit that brought it there, for a place that only the history has; empty where no commit did. */
  readonly commit?: string;
}

/** Where a key and the variables that hold it are used. Sorted by path and line. */
export interface Uses {
  readonly variables: readonly string[];
  readonly uses: readonly Use[];
}

/** The variable that the documentation gives a key; looked for though the key stands elsewhere. */
const DOCUMENTED = "PICTIFY_API_KEY";

/**
 * Finds every place of a key, the names of the variables that it is put into there, and every place that names one of those.
 *
 * @param root absolute: the folder that the finding's places are relative to
 * @param beside files to look into besides, relative to the root, such as those that git ignores
 * @param blobs contents of the history in which the key stands: what it was put into there may still be used
 */
export async function findUses(
  root: string,
  finding: Finding,
  beside: readonly string[],
  blobs: HistoryBlobs = new Map(),
): Promise<Uses> {
  const inFiles = finding.locations.filter(({ origin }) => origin.kind === "file");
  const texts = new Map<string, string>();
  for (const { path } of inFiles) {
    if (!texts.has(path)) texts.set(path, textOf(Buffer.from(join(root, path))) ?? "");
  }
  const variables = new Set<string>([DOCUMENTED]);
  for (const [path, text] of texts) for (const name of namesIn(path, text, finding)) variables.add(name);
  for (const name of namesInHistory(finding, blobs)) variables.add(name);
  const uses = new Map<string, Use>();
  const add = (use: Use): void => {
    // The same line may hold something else today.
    const id = `${use.path}\0${use.line}\0${use.commit === undefined ? "" : "history"}`;
    if (!uses.has(id)) uses.set(id, use);
  };
  for (const location of finding.locations)
    add(useOfKey(location, texts.get(location.path) ?? "", variables));
  for (const path of beside)
    usesOfVariables({ path, text: textOf(Buffer.from(join(root, path))) ?? "" }, variables).forEach(add);
  for await (const file of fileTexts(root)) usesOfVariables(file, variables).forEach(add);
  const sorted = [...uses.values()].sort((a, b) =>
    a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line,
  );
  const used = [...variables].filter((name) => sorted.some((use) => use.variables.includes(name)));
  return { variables: used, uses: sorted };
}

function namesInHistory({ key, locations }: Finding, blobs: HistoryBlobs): string[] {
  const paths = new Map(
    locations.flatMap(({ origin, path }) => ("object" in origin ? [[origin.object, path] as const] : [])),
  );
  return [...blobs].flatMap(([oid, content]) =>
    content.includes(0) ? [] : namesIn(paths.get(oid) ?? "", content.toString("utf8"), { key }),
  );
}

/** Names of environment variables, and others that name Pictify: `apiKey` is the name of everything. */
function isTelling(name: string): boolean {
  if (/^X[-_]/iu.test(name)) return false;
  return (
    /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/u.test(name) ||
    (/pictify/iu.test(name) && /key|token|secret|auth/iu.test(name))
  );
}

function namesIn(path: string, text: string, finding: Pick<Finding, "key">): string[] {
  const value = reveal(finding.key);
  return detect(text, { path })
    .filter(({ key }) => reveal(key) === value)
    .map(({ start }) => (assignedName(text, start, 0)?.name ?? "").replace(/^.*[.:]/u, ""))
    .filter(isTelling);
}

function useOfKey({ path, start, origin }: Location, text: string, variables: ReadonlySet<string>): Use {
  if ("object" in origin) {
    const { commit = "" } = origin;
    return { path, line: start.line, kind: placeKind(path, ""), of: "key", variables: [], commit };
  }
  const line = lineAt(text, start.line);
  const named = [...variables].filter((name) => line.includes(name));
  return { path, line: start.line, kind: placeKind(path, text), of: "key", variables: named };
}

function usesOfVariables({ path, text }: FileText, variables: ReadonlySet<string>): Use[] {
  const names = [...variables].filter((name) => text.includes(name));
  if (names.length === 0) return [];
  const kind = placeKind(path, text);
  const words = names.map((name) => [name, wordOf(name)] as const);
  return text.split(/\r\n|\n|\r/u).flatMap((line, index): Use[] => {
    const named = words.filter(([, word]) => word.test(line)).map(([name]) => name);
    return named.length === 0 ? [] : [{ path, line: index + 1, kind, of: "variable", variables: named }];
  });
}

function wordOf(name: string): RegExp {
  return new RegExp(`(?<![A-Za-z0-9_])${name.replace(/[$.]/gu, "\\$&")}(?![A-Za-z0-9_])`, "u");
}

function lineAt(text: string, line: number): string {
  return text.split(/\r\n|\n|\r/u)[line - 1] ?? "";
}
