import { posix } from "node:path";
import { composeBuilds, isComposeFile } from "./compose-builds.js";
import { copyInstructions } from "./dockerfile.js";
import { baseName, foldersOf, type Project } from "./project.js";

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
export interface ImageBuild {
  readonly dockerfile: string;
  /** Empty, or with a `/` at its end. */
  readonly context: string;
  /** In words; null where it is only usual. */
  readonly because: string | null;
}

/** Every Dockerfile with its contexts: as compose files have it, else the likely one. */
export async function imageBuilds(
  files: readonly string[],
  project: Project,
): Promise<readonly ImageBuild[]> {
  const composed = files
    .filter(isComposeFile)
    .slice(0, MOST)
    .flatMap((file) => composedBy(file, project));
  const builds: ImageBuild[] = [];
  for (const dockerfile of files.filter(isDockerfile).slice(0, MOST)) {
    const told = composed.filter((build) => build.dockerfile === dockerfile);
    builds.push(...(told.length > 0 ? told : [await likely(dockerfile, project)]));
  }
  return builds;
}

function likely(dockerfile: string, project: Project): Promise<ImageBuild> {
  return project.once(`build of ${dockerfile}`, () => likelyBuild(dockerfile, project));
}

/** The folder that holds most of what a Dockerfile copies by name; the nearest where several do. */
async function likelyBuild(dockerfile: string, project: Project): Promise<ImageBuild> {
  const usual = contextOf(dockerfile);
  if (usual === "") return { dockerfile, context: usual, because: null };
  const instructions = (await copyInstructions(dockerfile, project)) ?? [];
  const named = instructions
    .flatMap(({ sources }) => sources)
    .map((source) => source.replace(/^(?:\.?\/)+|\/+$/gu, ""))
    .filter((source) => source !== "" && source !== "." && !/[*?[\\]/u.test(source))
    .slice(0, MOST);
  const count = (context: string): number =>
    named.filter((source) => project.exists(context + source)).length;
  let best = { context: usual, held: count(usual) };
  for (const context of foldersOf(usual).slice(1)) {
    const held = count(context);
    if (held > best.held) best = { context, held };
  }
  const { context } = best;
  const because = `what it copies is in the folder ${context === "" ? "." : context}`;
  return { dockerfile, context, because: context === usual ? null : because };
}

function composedBy(file: string, project: Project): readonly ImageBuild[] {
  const folder = posix.dirname(file);
  return (project.parsed(file, composeBuilds) ?? []).flatMap(({ line, context: written, dockerfile }) => {
    const context = posix.normalize(posix.join(folder, written));
    const image = posix.normalize(posix.join(context, dockerfile ?? "Dockerfile"));
    const isInside = ![context, image].some((path) => /^(?:\.\.)?(?:\/|$)/u.test(path));
    if (!isInside || /:\/\/|\$/u.test(written)) return [];
    const because = `${file}:${line} builds it with the folder ${written}`;
    return [{ dockerfile: image, context: context === "." ? "" : context.replace(/\/?$/u, "/"), because }];
  });
}
