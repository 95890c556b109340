import { join } from "node:path";
import { readBounded } from "../system/read-bounded.js";
import { UserError } from "../model/errors.js";

const LIMIT = 4 * 1024 * 1024;

/** Manifests in which package managers keep the names of dependencies, and what a name looks like in them. */
const MANIFESTS: readonly (readonly [file: string, name: RegExp])[] = [
  ["package.json", /"(?<name>@?[a-z0-9][\w./-]*)"\s*:\s*"[^"]*"/giu],
  ["requirements.txt", /^(?<name>[A-Za-z][\w.-]*)/gmu],
  ["pyproject.toml", /["']?(?<name>[A-Za-z][\w.-]*)["']?\s*(?:[=<>~^]|["'],)/gu],
  ["Gemfile", /gem\s+["'](?<name>[^"']+)["']/gu],
  ["go.mod", /^\s*(?:require\s+)?(?<name>[\w.-]+\.[a-z]+\/\S+)\s+v/gmu],
  ["composer.json", /"(?<name>[a-z0-9][\w.-]*\/[\w.-]+)"\s*:/giu],
];

const ENV_FILES = [".env", ".env.example", ".env.sample", ".env.template", ".env.local.example"];

/** What the files at the top of a repository say of the vendors that it uses. */
export interface RepositoryWords {
  readonly dependencies: readonly string[];
  readonly envNames: readonly string[];
}

/** The files at the top of a repository that tell what it uses. */
export const WORD_FILES: readonly string[] = [...MANIFESTS.map(([file]) => file), ...ENV_FILES];

/** Reads the names of dependencies and environment variables at the top of a folder; what is not there says nothing. */
export function readRepositoryWords(root: string): RepositoryWords {
  return repositoryWords((file) => readIfPossible(join(root, file)));
}

/**
 * The names of dependencies and environment variables.
 *
 * @param textOf gives the text of each of {@link WORD_FILES}; empty where it is not there
 */
export function repositoryWords(textOf: (file: string) => string): RepositoryWords {
  const namesIn = (file: string, pattern: RegExp): string[] =>
    [...textOf(file).matchAll(pattern)].map((match) => match.groups?.name ?? "");
  const dependencies = MANIFESTS.flatMap(([file, name]) => namesIn(file, name));
  const envNames = ENV_FILES.flatMap((file) => namesIn(file, /^\s*(?:export\s+)?(?<name>[A-Z]\w*)\s*=/gmu));
  return { dependencies, envNames };
}

/** These files are only asked for hints: one that cannot be read gives none, and is reported where it is scanned. */
function readIfPossible(file: string): string {
  try {
    return readBounded(file, "manifest", LIMIT) ?? "";
  } catch (error) {
    if (error instanceof UserError) return "";
    throw error;
  }
}
