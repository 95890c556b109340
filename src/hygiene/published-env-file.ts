import type { Candidate } from "../model/candidate.js";
import type { Check, Violation } from "./check.js";
import { deployUploads } from "./deploy-upload.js";
import { isComposeFile } from "./compose-builds.js";
import { isDockerfile } from "./docker-builds.js";
import { dockerCopies } from "./docker-context.js";
import { isKeyFile } from "../model/environment-file.js";
import { npmShips } from "./npm-package.js";
import { baseName, foldersOf, type Project } from "./project.js";

/** Key files that a package, an image or an upload takes along. */
export const publishedEnvironmentFile: Check = {
  rule: "published-env-file",
  includesUnread: true,
  check: async ({ candidates }, { project, files }) => {
    if (project === null) return [];
    const builders = files.filter((path) => isDockerfile(path) || isComposeFile(path));
    const byPath = new Map<string, Candidate[]>();
    for (const candidate of candidates) {
      const { path, origin } = candidate.location;
      if (origin.kind === "file" && isKeyFile(path))
        byPath.set(path, [...(byPath.get(path) ?? []), candidate]);
    }
    const violations: Violation[] = [];
    for (const [path, places] of byPath)
      violations.push(...(await violationsOf(path, places, builders, project)));
    return violations;
  },
};

async function violationsOf(
  path: string,
  places: readonly Candidate[],
  builders: readonly string[],
  project: Project,
): Promise<readonly Violation[]> {
  const name = baseName(path);
  const line = /^\.env(?:\.|$)/iu.test(name) ? ".env*" : name;
  const violations: Violation[] = [];
  const add = (why: string | null, advice: string): void => {
    if (why !== null)
      violations.push({ places, evidence: [`${path}: ${why}`], advice: [advice], severity: "warning" });
  };
  const npm = npmShips(path, project);
  add(
    npm && `npm pack would ship it: ${npm}`,
    `Name what is shipped in "files" of package.json, such as ["dist"], or add this line to .npmignore: ${line}`,
  );
  const copied = await dockerCopies(path, nearestFirst(builders, path), project);
  add(copied, `Add this line to .dockerignore: **/${line}`);
  const uploaded = deployUploads(path, project);
  add(
    uploaded,
    `Add this line to ${uploaded?.startsWith("gcloud") === true ? ".gcloudignore" : ".vercelignore"}: ${line}`,
  );
  return violations;
}

/** Dockerfiles beside the file come before those of folders above. */
function nearestFirst(builders: readonly string[], path: string): readonly string[] {
  const folders = foldersOf(path);
  const distance = (file: string): number => {
    const at = folders.indexOf(file.slice(0, -baseName(file).length));
    return at === -1 ? folders.length : at;
  };
  return [...builders].sort((a, b) => distance(a) - distance(b));
}
