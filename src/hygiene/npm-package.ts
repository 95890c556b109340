import { isRecord } from "../model/json-record.js";
import { PathRules } from "../model/path-rules.js";
import { ignoreFileIn, isPacked, type PackedManifest } from "./npm-packlist.js";
import { isApplication } from "./npm-published.js";
import { foldersOf, type Project } from "./project.js";

/** Why `npm pack` would put a file into a package, in words; null where it would not, or where nothing is published. */
export function npmShips(path: string, project: Project): string | null {
  for (const folder of foldersOf(path)) {
    const manifest = publishedManifest(folder, project);
    if (manifest === null) continue;
    const above = workspaceIgnoreFiles(folder, project);
    if (isPacked(folder, path.slice(folder.length), manifest, above, project)) {
      return reason(folder, path.slice(folder.length), manifest, project);
    }
  }
  return null;
}

/** A manifest that can be published; null for what is private, has no name or version, or is an application. */
function publishedManifest(folder: string, project: Project): PackedManifest | null {
  const value = project.json(`${folder}package.json`);
  if (!isRecord(value) || value.private === true) return null;
  if (isApplication(value, project.has(`${folder}.npmignore`))) return null;
  const { name, version, files, main, browser, bin } = value;
  if (typeof name !== "string" || typeof version !== "string") return null;
  const commands = (isRecord(bin) ? Object.values(bin) : [bin]).filter((entry) => typeof entry === "string");
  const entries = [main, browser, ...commands.map((entry) => entry.replace(/^(?:\.?\/)+/u, ""))];
  return {
    files: Array.isArray(files) ? files.filter((entry) => typeof entry === "string") : null,
    entries: entries.filter((entry) => typeof entry === "string"),
  };
}

/** The ignore files between a workspace and its package: npm counts them, in the package too. */
function workspaceIgnoreFiles(folder: string, project: Project): readonly string[] {
  const outer = foldersOf(folder).slice(1);
  const root = outer.findIndex((above) => isWorkspace(above, folder, project));
  if (root === -1) return [];
  return outer
    .slice(0, root + 1)
    .reverse()
    .flatMap((above) => ignoreFileIn(above, project) ?? []);
}

/** Whether the manifest of a folder names another folder as one of its workspaces. */
function isWorkspace(folder: string, inner: string, project: Project): boolean {
  const manifest = project.json(`${folder}package.json`);
  const named = isRecord(manifest) ? manifest.workspaces : undefined;
  const list: unknown = isRecord(named) ? named.packages : named;
  if (!Array.isArray(list)) return false;
  const patterns = list.filter((entry) => typeof entry === "string");
  const rules = new PathRules(
    patterns.map((entry) => entry.replace(/^(?:\.?\/)*/u, "/").replace(/\/+$/u, "")),
  );
  return rules.judge(inner.slice(folder.length))?.isIgnored === true;
}

function reason(folder: string, inner: string, { files, entries }: PackedManifest, project: Project): string {
  const where = `${folder}package.json`;
  if (entries.includes(inner)) return `${where} names it as an entry (main, browser or bin)`;
  if (files !== null) return `"files" of ${where} takes it in`;
  const own = ignoreFileIn(folder, project);
  if (own === null) {
    const isIgnoredAbove = foldersOf(folder)
      .slice(1)
      .some((above) => ignoreFileIn(above, project) !== null);
    const elsewhere = isIgnoredAbove ? " (those of folders above count in workspaces only)" : "";
    return `${where} has no "files", and no .npmignore or .gitignore lists it${elsewhere}`;
  }
  if (own.endsWith(".gitignore")) return `${where} has no "files", and no .npmignore or .gitignore lists it`;
  const instead = project.has(`${folder}.gitignore`)
    ? ", and because it is there .gitignore does not count"
    : "";
  return `${where} has no "files", and ${own} does not list it${instead}`;
}
