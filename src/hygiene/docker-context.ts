import { dockerIgnoreVerdict, type IgnoreVerdict } from "./docker-ignore.js";
import { imageBuilds, type ImageBuild } from "./docker-builds.js";
import { copies, copyInstructions } from "./dockerfile.js";
import type { Project } from "./project.js";

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
  for (const build of await imageBuilds(files, project)) {
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
  const ignoreFile = ignoreFilesOf(dockerfile, context).find((file) => project.has(file));
  // Most files are left out: the Dockerfile is read only where this one is not.
  const verdict =
    ignoreFile === undefined
      ? { kind: "in" as const }
      : await dockerIgnoreVerdict(ignoreFile, inner, project);
  if (verdict.kind === "out") return null;
  const instructions = await copyInstructions(dockerfile, project);
  const instruction = instructions?.find((copy) => copies(copy, inner));
  if (instructions !== null && instruction === undefined) return null;
  const into =
    instruction === undefined
      ? `whether ${dockerfile} copies it could not be judged: it is too long`
      : `${dockerfile}:${instruction.line} copies it into ${instruction.isInImage ? "the image" : "a stage of the image, which caches and layers keep"}`;
  return `${into}, and ${ignoredNot(ignoreFile, verdict)}`;
}

/** The files that may say what is left out, the first that is there counts; Docker knows none of Podman's. */
function ignoreFilesOf(dockerfile: string, context: string): readonly string[] {
  const isPodman = /(?:^|\/|[._-])Containerfile\b/iu.test(dockerfile);
  return [
    `${dockerfile}.dockerignore`,
    ...(isPodman ? [`${context}.containerignore`] : []),
    `${context}.dockerignore`,
  ];
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
