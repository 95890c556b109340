import { PathRules } from "../model/path-rules.js";
import { foldersOf, type Project } from "./project.js";

/**
 * Why `npm pack` would put a file into a package, in words; null where it would not, or where nothing is published. As
 * npm-packlist has it: `files` of the manifest, else `.npmignore`, else `.gitignore`, and the same files further down.
 */
export function npmShips(path: string, project: Project): string | null {
  for (const folder of foldersOf(path)) {
    const manifest = publishedManifest(project.json(`${folder}package.json`));
    if (manifest === null) continue;
    const why = shipsFrom(folder, manifest, path, project);
    if (why !== null) return why;
  }
  return null;
}

interface Manifest {
  readonly name: string;
  readonly files: readonly string[] | null;
}

/** A manifest that can be published; null for what is private or has no name or version. */
function publishedManifest(value: unknown): Manifest | null {
  if (typeof value !== "object" || value === null) return null;
  const { name, version, private: isPrivate, files } = value as Readonly<Record<string, unknown>>;
  if (typeof name !== "string" || typeof version !== "string" || isPrivate === true) return null;
  const isList = Array.isArray(files);
  return { name, files: isList ? files.filter((entry) => typeof entry === "string") : null };
}

function shipsFrom(folder: string, manifest: Manifest, path: string, project: Project): string | null {
  const below = foldersOf(path).filter((inner) => inner.startsWith(folder) && inner !== folder);
  const isLeftOut = below.some((inner) => ignoredIn(inner, path, project) !== null);
  if (isLeftOut) return null;
  const where = `${folder}package.json`;
  if (manifest.files !== null) {
    const entry = new PathRules(manifest.files.map(asRule)).excludes(path.slice(folder.length));
    return entry === null ? null : `"files" of ${where} takes it in`;
  }
  const above = foldersOf(folder);
  const ignoreFiles = above.map((outer) => ignoreFileOf(outer, project)).filter((file) => file !== null);
  if (project.has(`${folder}.npmignore`)) {
    if (ignoredIn(folder, path, project) !== null) return null;
    const instead = project.has(`${folder}.gitignore`)
      ? ", and because it is there .gitignore does not count"
      : "";
    return `${where} has no "files", and ${folder}.npmignore does not list it${instead}`;
  }
  if (above.some((outer) => ignoredIn(outer, path, project) !== null)) return null;
  return ignoreFiles.length === 0
    ? `${where} has no "files", and no .npmignore lists it`
    : `${where} has no "files", and no .npmignore or .gitignore lists it`;
}

/** `files` are relative to the package and name folders with all that is in them. */
function asRule(entry: string): string {
  const isNegated = entry.startsWith("!");
  const plain = entry.slice(isNegated ? 1 : 0).replace(/^(?:\.?\/)+/u, "");
  const rule = plain === "" || plain === "." ? "*" : `/${plain}`;
  return isNegated ? `!${rule}` : rule;
}

function ignoreFileOf(folder: string, project: Project): string | null {
  return [".npmignore", ".gitignore"].map((name) => folder + name).find((file) => project.has(file)) ?? null;
}

/** The line that leaves a file out, of the ignore file that npm reads in a folder. */
function ignoredIn(folder: string, path: string, project: Project): string | null {
  const file = ignoreFileOf(folder, project);
  return file === null ? null : (project.rules(file)?.excludes(path.slice(folder.length)) ?? null);
}
