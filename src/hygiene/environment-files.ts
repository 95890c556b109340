import type { Candidate } from "../model/candidate.js";
import type { KeptKey } from "../model/finding.js";
import { shellQuote } from "../model/shell-quote.js";
import type { Check } from "./check.js";
import { isKeyFile } from "../model/environment-file.js";
import { baseName, foldersOf, type Project } from "./project.js";

/** Key files that git tracks, or is about to record. */
export const trackedEnvironmentFile: Check = {
  rule: "tracked-env-file",
  check: (key, { project }) =>
    byFile(key, ({ standing, location }) => standing === "tracked" || location.origin.kind === "staged").map(
      ([path, places]) => {
        const rule = project === null ? null : ignoreRule(path, project);
        const isStaged = places.every(({ location }) => location.origin.kind === "staged");
        return {
          places,
          evidence: [
            `git ${isStaged ? "is about to record" : "tracks"} ${path}`,
            ...(rule === null
              ? []
              : [`${rule.file} lists it (${rule.line}), which does nothing for a tracked file`]),
          ],
          advice: [
            `Take it out of git and keep the file: git rm --cached -- ${shellQuote(path)}`,
            ...(rule === null ? [addLine(path)] : []),
            `Keep a template in git instead, ${templateOf(path)}, with the names and no values: PICTIFY_API_KEY=`,
          ],
          severity: "warning",
        };
      },
    ),
};

/** Key files that git neither tracks nor ignores: the next `git add .` records them. */
export const unignoredEnvironmentFile: Check = {
  rule: "unignored-env-file",
  check: (key) =>
    byFile(key, ({ standing, location }) => standing === "untracked" && location.origin.kind === "file").map(
      ([path, places]) => ({
        places,
        evidence: [`git does not ignore ${path}: git add . would record it`],
        advice: [addLine(path)],
        severity: "warning",
      }),
    ),
};

function byFile(
  { candidates }: KeptKey,
  holds: (candidate: Candidate) => boolean,
): readonly (readonly [string, readonly Candidate[]])[] {
  const files = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const { path, origin } = candidate.location;
    if (origin.kind === "file-name" || !isKeyFile(path) || !holds(candidate)) continue;
    files.set(path, [...(files.get(path) ?? []), candidate]);
  }
  return [...files];
}

/** The line of a .gitignore that takes a file out, were it not tracked. */
function ignoreRule(path: string, project: Project): { readonly file: string; readonly line: string } | null {
  for (const folder of foldersOf(path)) {
    const file = `${folder}.gitignore`;
    const line = project.rules(file)?.excludes(path.slice(folder.length)) ?? null;
    if (line !== null) return { file, line };
  }
  return null;
}

function addLine(path: string): string {
  const name = baseName(path);
  const line = /^\.env(?:\.|$)/iu.test(name) ? name : `/${path}`;
  return `Add this line to .gitignore: ${line.replaceAll(/[*?[\\]/gu, String.raw`\$&`)}`;
}

function templateOf(path: string): string {
  const name = baseName(path);
  return name.startsWith(".env") ? ".env.example" : `${name}.example`;
}
