import { parseDockerIgnore } from "./docker-ignore.js";
import { copyInstructions, takesIn } from "./dockerfile.js";
import { baseName, type Project } from "./project.js";

const DOCKERFILE =
  /^(?:(?:Dockerfile|Containerfile)(?:[._-].{1,60})?|.{1,60}[._-](?:Dockerfile|Containerfile))$/iu;

/** Folders that hold what builds, and not what is built: the context is the folder above. */
const ASIDE = /(?:^|\/)\.?(?:docker|dockerfiles?|containers?|build|deploy|deployment|ci|infra|ops)\/$/iu;

/** How many Dockerfiles are looked at for one file, nearest first. */
const MOST = 50;

/** Whether a path names a Dockerfile. */
export function isDockerfile(path: string): boolean {
  const name = baseName(path);
  return DOCKERFILE.test(name) && !name.endsWith(".dockerignore");
}

/** The folder that a Dockerfile is likely built with: empty, or with a `/` at its end. */
export function contextOf(dockerfile: string): string {
  const own = dockerfile.slice(0, -baseName(dockerfile).length);
  return ASIDE.test(own) ? own.replace(/[^/]+\/$/u, "") : own;
}

/** Why an image would hold a file, in words; null where none would. */
export function dockerCopies(path: string, dockerfiles: readonly string[], project: Project): string | null {
  for (const dockerfile of dockerfiles.slice(0, MOST)) {
    const context = contextOf(dockerfile);
    if (!path.startsWith(context)) continue;
    const inner = path.slice(context.length);
    const instruction = project
      .parsed(dockerfile, copyInstructions)
      ?.find(({ sources }) => sources.some((source) => takesIn(source, inner)));
    if (instruction === undefined) continue;
    const ignoreFile = [`${dockerfile}.dockerignore`, `${context}.dockerignore`].find((file) =>
      project.has(file),
    );
    const ignored = ignoreFile === undefined ? null : project.parsed(ignoreFile, parseDockerIgnore);
    if (ignored?.excludes(inner) === true) continue;
    const why = ignoreFile === undefined ? "there is no .dockerignore" : `${ignoreFile} does not list it`;
    return `${dockerfile}:${instruction.line} copies it into the image, and ${why}`;
  }
  return null;
}
