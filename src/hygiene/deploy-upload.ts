import { PathRules } from "../model/path-rules.js";
import { baseName, foldersOf, type Project } from "./project.js";

/** What an upload of a folder leaves out by itself. */
const VERCEL_DEFAULTS = new PathRules([".env.local", ".env.*.local"]);

/** Why an upload would send a file, in words: where a `.vercelignore` or `.gcloudignore` is there and lets it through. */
export function deployUploads(path: string, project: Project): string | null {
  for (const folder of foldersOf(path)) {
    const inner = path.slice(folder.length);
    const vercel = project.rules(`${folder}.vercelignore`);
    if (
      vercel !== null &&
      vercel.excludes(inner) === null &&
      VERCEL_DEFAULTS.excludes(baseName(path)) === null
    ) {
      return `vercel deploy uploads it: ${folder}.vercelignore does not list it, and because it is there .gitignore does not count`;
    }
    const google = project.rules(`${folder}.gcloudignore`);
    if (google?.excludes(inner) !== null) continue;
    const includesGit = /^#!include:\.gitignore\s*$/mu.test(project.text(`${folder}.gcloudignore`) ?? "");
    const isInGit = includesGit && project.rules(`${folder}.gitignore`)?.excludes(inner) != null;
    if (!isInGit) return `gcloud uploads it: ${folder}.gcloudignore does not list it`;
  }
  return null;
}
