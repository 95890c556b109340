import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Candidate } from "../model/candidate.js";
import { errorCode } from "../system/open-file.js";
import { isComposeFile } from "./compose-builds.js";
import { contextOf, isDockerfile } from "./docker-builds.js";
import { isEnvironmentFile } from "../model/environment-file.js";
import { baseName, type Project } from "./project.js";
import { textCandidates } from "./text-candidates.js";

/** Folders beyond these many are not looked into; those near the root come first. */
const MOST_FOLDERS = 100;
/** Bytes beyond which an environment file is none. */
const LIMIT = 256 * 1024;

const PUBLISHES = /(?:^|\/)(?:package\.json|pubspec\.yaml|\.vercelignore|\.gcloudignore)$/u;

/**
 * The keys of environment files that were not read since git ignores them, in folders that something is published from. They are
 * where they belong: only what takes them along is looked at.
 *
 * @param files the names that matter of what was read, see {@link Landmarks}
 */
export function unreadCandidates(
  root: string,
  files: readonly string[],
  project: Project,
  isExcluded: (path: string) => boolean,
): readonly Candidate[] {
  const read = new Set(files);
  const folders = new Set(
    files.flatMap((path) =>
      isDockerfile(path)
        ? contextOf(path)
        : PUBLISHES.test(path) || isComposeFile(path)
          ? path.slice(0, -baseName(path).length)
          : [],
    ),
  );
  const nearest = [...folders].sort((a, b) => a.split("/").length - b.split("/").length);
  return nearest.slice(0, MOST_FOLDERS).flatMap((folder) =>
    namesIn(join(root, folder))
      .map((name) => folder + name)
      .filter((path) => isEnvironmentFile(path) && !read.has(path) && !isExcluded(path))
      .flatMap((path) => textCandidates(path, project.text(path, LIMIT) ?? "")),
  );
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return [];
  }
}
