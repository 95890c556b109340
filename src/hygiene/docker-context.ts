import { posix } from "node:path";
import { composeBuilds, isComposeFile } from "./compose-builds.js";
import { dockerIgnoreVerdict, type IgnoreVerdict } from "./docker-ignore.js";
import { copies, copyInstructions } from "./dockerfile.js";
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

/** A Dockerfile with the folder that it is built with, and what tells so. */
interface ImageBuild {
  readonly dockerfile: string;
  /** Empty, or with a `/` at its end. */
  readonly context: string;
  /** In words; null where it is only likely. */
  readonly because: string | null;
}

/**
 * Why an image would hold a file, in words; null where none would.
 *
 * @param files paths of Dockerfiles and compose files among others, nearest first
 */
export async function dockerCopies(
  path: string,
  files: readonly string[],
  project: Project,
): Promise<string | null> {
  for (const build of imageBuilds(files, project)) {
    const why = path.startsWith(build.context) ? await copiedBy(build, path, project) : null;
    if (why !== null) return build.because === null ? why : `${why} (${build.because})`;
  }
  return null;
}

async function copiedBy(
  { dockerfile, context }: ImageBuild,
  path: string,
  project: Project,
): Promise<string | null> {
  const inner = path.slice(context.length);
  const ignoreFile = [`${dockerfile}.dockerignore`, `${context}.dockerignore`].find((file) =>
    project.has(file),
  );
  const instructions = await copyInstructions(dockerfile, project);
  const instruction = instructions?.find((copy) => copies(copy, inner));
  if (instructions !== null && instruction === undefined) return null;
  const verdict =
    ignoreFile === undefined
      ? { kind: "in" as const }
      : await dockerIgnoreVerdict(ignoreFile, inner, project);
  if (verdict.kind === "out") return null;
  const into =
    instruction === undefined
      ? `whether ${dockerfile} copies it could not be judged: it is too long`
      : `${dockerfile}:${instruction.line} copies it into ${instruction.isInImage ? "the image" : "a stage of the image, which caches and layers keep"}`;
  return `${into}, and ${ignoredNot(ignoreFile, verdict)}`;
}

function ignoredNot(
  ignoreFile: string | undefined,
  verdict: Exclude<IgnoreVerdict, { kind: "out" }>,
): string {
  if (ignoreFile === undefined) return "there is no .dockerignore";
  return verdict.kind === "unjudged"
    ? `whether ${ignoreFile} lists it could not be judged: line ${verdict.line}, ${verdict.why}`
    : `${ignoreFile} does not list it`;
}

/** Every Dockerfile with its contexts: as compose files have it, else the likely one. */
function imageBuilds(files: readonly string[], project: Project): readonly ImageBuild[] {
  const composed = files
    .filter(isComposeFile)
    .slice(0, MOST)
    .flatMap((file) => composedBy(file, project));
  const dockerfiles = files.filter(isDockerfile).slice(0, MOST);
  return dockerfiles.flatMap((dockerfile) => {
    const told = composed.filter((build) => build.dockerfile === dockerfile);
    return told.length > 0 ? told : [{ dockerfile, context: contextOf(dockerfile), because: null }];
  });
}

function composedBy(file: string, project: Project): readonly ImageBuild[] {
  const folder = posix.dirname(file);
  return (project.parsed(file, composeBuilds) ?? []).flatMap(({ line, context: written, dockerfile }) => {
    const context = posix.normalize(posix.join(folder, written));
    const image = posix.normalize(posix.join(context, dockerfile ?? "Dockerfile"));
    const isInside = ![context, image].some((path) => path.startsWith("..") || path.startsWith("/"));
    if (!isInside || /:\/\/|\$/u.test(written)) return [];
    const because = `${file}:${line} builds it with the folder ${written}`;
    return [{ dockerfile: image, context: context === "." ? "" : context.replace(/\/?$/u, "/"), because }];
  });
}
