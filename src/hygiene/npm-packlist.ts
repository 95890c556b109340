import { fitsNpm, type NpmRule, npmRules } from "./npm-rule.js";
import type { Project } from "./project.js";

/** What a manifest says of the files that are packed. */
export interface PackedManifest {
  readonly files: readonly string[] | null;
  /** Files that it names as entries (`main`, `browser`, `bin`), which are always packed; relative to the package. */
  readonly entries: readonly string[];
}

/** A folder on the way to a file, with what holds in it. */
interface Level {
  readonly name: string;
  /** In the order in which they speak. */
  readonly rules: readonly NpmRule[];
  /** Whether it is packed itself, so that its own rules can bring back what those above leave out. */
  readonly isExact: boolean;
}

/** Lines of an ignore file beyond these many are not read. */
const MOST_LINES = 5000;
/** What is never packed; of npm's own list those that a key file can lie in. */
const NEVER = ["**/.git", "**/.git/**", "**/.svn/**", "**/.hg/**", "**/CVS/**", "/archived-packages/**"];
/** What no list of a manifest brings back. */
const STRICT = ["/.git", "/node_modules"];

/**
 * Whether `npm pack` puts a file into a package: folder by folder, as npm-packlist walks.
 *
 * @see https://github.com/npm/npm-packlist/blob/main/lib/index.js
 * @param folder of the package, from the scanned root; empty, or with a `/` at its end
 * @param inner the path of the file in it
 * @param above ignore files of the workspace that hold in the package too, from the scanned root
 */
export function isPacked(
  folder: string,
  inner: string,
  manifest: PackedManifest,
  above: readonly string[],
  project: Project,
): boolean {
  const segments = inner.split("/");
  const required = requiredFiles(folder, manifest, project);
  const levels: Level[] = [
    { name: "", isExact: true, rules: packageRules(folder, inner, manifest, above, required, project) },
  ];
  for (const [depth, segment] of segments.entries()) {
    if (depth === segments.length - 1) return passes(levels, segment, false);
    if (!passes(levels, segment, true)) return false;
    const isExact = passes(levels, segment, false) || passes(levels, `${segment}/`, false);
    const path = `${segments.slice(0, depth + 1).join("/")}/`;
    const own =
      depth === 0
        ? required.flatMap((file) => (isDirectlyIn(file, path) ? [`!${file.slice(path.length)}`] : []))
        : [];
    const lines = linesOf(ignoreFileIn(folder + path, project), project);
    const rules = [NEVER, lines, ["/.git"], own].flatMap((list) => npmRules(list));
    levels.push({ name: segment, isExact, rules });
  }
  return false;
}

/** The ignore file that npm reads in a folder; null where there is none. */
export function ignoreFileIn(folder: string, project: Project): string | null {
  return [".npmignore", ".gitignore"].map((name) => folder + name).find((file) => project.has(file)) ?? null;
}

/** Whether something in the last level goes through: those above are asked first, the last rule that fits decides. */
function passes(
  levels: readonly Level[],
  entry: string,
  asFolder: boolean,
  name: string | null = null,
): boolean {
  const own = levels.at(-1);
  if (own === undefined) return true;
  let isIn = true;
  if (levels.length > 1) {
    isIn = passes(levels.slice(0, -1), `${own.name}/${entry}`, asFolder, name ?? entry);
    if (!isIn && !own.isExact) return false;
  }
  for (const rule of own.rules) {
    if (rule.isNegated !== isIn && fitsNpm(rule, entry, name, asFolder)) isIn = rule.isNegated;
  }
  return isIn;
}

function packageRules(
  folder: string,
  inner: string,
  { files, entries }: PackedManifest,
  above: readonly string[],
  required: readonly string[],
  project: Project,
): readonly NpmRule[] {
  const listed = files?.map(entryOf) ?? null;
  const lines =
    listed === null
      ? linesOf(ignoreFileIn(folder, project), project)
      : [
          "*",
          ...listed.filter((entry) => !required.includes(entry)).flatMap((entry) => included(entry, inner)),
        ];
  return [
    NEVER,
    ...above.map((file) => linesOf(file, project)),
    lines,
    // Each is put before the ones before it.
    required.map((entry) => `!${entry}`).reverse(),
    STRICT,
    entries.map((entry) => `!/${entry}`),
  ].flatMap((list) => npmRules(list));
}

/** A folder is named with all that is in it. */
function included(entry: string, inner: string): readonly string[] {
  const plain = entry.replace(/^!+/u, "").replace(/^\/+|\/+$/gu, "");
  const isFolder = plain === "" || inner.startsWith(`${plain}/`);
  return isFolder ? [`!${entry}`, `!${entry}/**`] : [`!${entry}`];
}

/** The entries of `files` that name a file that is there. */
function requiredFiles(folder: string, { files }: PackedManifest, project: Project): readonly string[] {
  return (files ?? []).map(entryOf).filter((entry) => {
    const plain = entry.replace(/^!+/u, "").replace(/^\/+/u, "");
    return plain !== "" && !plain.startsWith("../") && project.has(folder + plain);
  });
}

function entryOf(entry: string): string {
  const relative = entry.startsWith("./") ? entry.slice(1) : entry;
  return relative.endsWith("/*") ? `${relative}*` : relative;
}

function isDirectlyIn(file: string, folder: string): boolean {
  return file.startsWith(folder) && !file.slice(folder.length).includes("/");
}

function linesOf(file: string | null, project: Project): readonly string[] {
  return file === null ? [] : (project.text(file) ?? "").split(/\r?\n/u).slice(0, MOST_LINES);
}
