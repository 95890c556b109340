import type { Candidate } from "../model/candidate.js";
import { foldersOf, type Project } from "./project.js";

/** Files that make a folder an application or package of its own. */
const MANIFESTS = [
  "package.json",
  "pyproject.toml",
  "requirements.txt",
  "go.mod",
  "Cargo.toml",
  "Gemfile",
  "composer.json",
  "pubspec.yaml",
  "pom.xml",
  "build.gradle",
  "build.gradle.kts",
  "Dockerfile",
];

/** Folders deeper than this are not looked into. */
const MOST_FOLDERS = 24;

/** The folder of the application or workspace package that a place belongs to, below the root; null where it is in none. */
export function applicationAt({ location }: Candidate, project: Project): string | null {
  const folders = foldersOf(location.path).filter((folder) => folder !== "");
  const folder = folders
    .slice(0, MOST_FOLDERS)
    .find((folder) => MANIFESTS.some((name) => project.has(folder + name)));
  if (folder === undefined) return null;
  return nameOf(project.json(`${folder}package.json`)) ?? folder.slice(0, -1);
}

function nameOf(manifest: unknown): string | null {
  if (typeof manifest !== "object" || manifest === null || !("name" in manifest)) return null;
  return typeof manifest.name === "string" && /^[@\w./-]{1,100}$/u.test(manifest.name) ? manifest.name : null;
}
