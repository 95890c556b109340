import { delimiter } from "node:path";
import { trustedPath } from "./find-git.js";
import { quotedPath } from "./quoted-path.js";

/** What git is given besides the environment of the user. */
export interface EnvironmentOptions {
  /** The folder that is scanned: what lies in it must not be run. */
  readonly exclude: string;
  readonly gitDir: string;
  readonly objectsDir: string;
  /** A folder of objects that a push has brought and that no ref holds yet; null outside of a server's hook. */
  readonly quarantine: string | null;
  /** An empty file of our own. Not the null device: git may rename something onto it. */
  readonly emptyFile: string;
}

/** The most that git may ask for at once: deltas that are made from each other make it ask for ever more. */
const LARGEST_ALLOCATION = "2g";

/** Names that make git run something, besides those that begin with `GIT_`. */
const DROPPED = /^(?:GIT_.*|EDITOR|VISUAL|PAGER|PREFIX|SSH_ASKPASS|LANGUAGE)$/iu;

/**
 * The environment of every git: the user's without all that steers git, plus what shuts out configuration, attributes, replace
 * refs, networks and prompts. HOME stays, so that the user's own `~/.config/git/ignore` still counts.
 */
export function gitEnvironment(options: EnvironmentOptions): Readonly<Record<string, string>> {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value === undefined || DROPPED.test(name)) continue;
    const isPath = name.toUpperCase() === "PATH";
    environment[name] = isPath ? trustedPath(options.exclude, value).join(delimiter) : value;
  }
  return {
    ...environment,
    LC_ALL: "C",
    GIT_DIR: options.gitDir,
    ...objectDirectories(options),
    GIT_CONFIG_GLOBAL: options.emptyFile,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_SYSTEM: options.emptyFile,
    GIT_ATTR_NOSYSTEM: "1",
    GIT_NO_LAZY_FETCH: "1",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_ALLOW_PROTOCOL: "none",
    GIT_PROTOCOL_FROM_USER: "0",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    GIT_ALLOC_LIMIT: LARGEST_ALLOCATION,
  };
}

function objectDirectories({ objectsDir, quarantine }: EnvironmentOptions): Record<string, string> {
  if (quarantine === null) return { GIT_OBJECT_DIRECTORY: objectsDir };
  return { GIT_OBJECT_DIRECTORY: quarantine, GIT_ALTERNATE_OBJECT_DIRECTORIES: quotedPath(objectsDir) };
}
