import { lstatSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../model/errors.js";
import { PathRules } from "../model/path-rules.js";
import { LinkGuard } from "../system/link-guard.js";
import { errorCode } from "../system/open-file.js";
import { readBounded } from "../system/read-bounded.js";
import { StepBudget } from "./step-budget.js";

const LIMIT = 1024 * 1024;
/** What is spent on patterns and maps, in steps: some seconds, at worst. */
const MOST_STEPS = 400_000_000;

/**
 * The few files of a project that checks look into besides those with keys: manifests and ignore files. Each is read once, when
 * a check first asks; one that is no regular file of bounded size is as if it were not there.
 */
export class Project {
  /** What work that grows faster than what was read may take in all. */
  readonly steps = new StepBudget(MOST_STEPS);
  readonly #root: string;
  readonly #links: LinkGuard;
  readonly #texts = new Map<string, string | null>();
  readonly #made = new Map<string, Promise<unknown>>();
  readonly #parsed = new Map<(text: string) => unknown, Map<string, unknown>>();

  /** @param root absolute; paths are relative to it, with `/` */
  constructor(root: string) {
    this.#root = root;
    this.#links = new LinkGuard(Buffer.from(`${root}/`));
  }

  /** The text of a file; null where there is none. */
  text(path: string, limit = LIMIT): string | null {
    let text = this.#texts.get(path);
    if (text === undefined) {
      text = this.#isInside(path) ? readIfPossible(join(this.#root, path), limit) : null;
      this.#texts.set(path, text);
    }
    return text;
  }

  /** Whether a path leads nowhere else: neither upwards nor through a link. */
  #isInside(path: string): boolean {
    const leadsUp = path.startsWith("/") || path.split("/").includes("..");
    return !leadsUp && !path.includes("\0") && !this.#links.isBehindLink(Buffer.from(path));
  }

  has(path: string): boolean {
    return this.text(path) !== null;
  }

  /** Whether something of that name is there: a file, a folder or a link. */
  exists(path: string): boolean {
    return this.#isInside(path) && isThere(join(this.#root, path));
  }

  /** What a file means to a parser, which reads it once; null where there is none. */
  parsed<Value>(path: string, parse: (text: string) => Value): Value | null {
    let byPath = this.#parsed.get(parse) as Map<string, Value | null> | undefined;
    if (byPath === undefined) this.#parsed.set(parse, (byPath = new Map<string, Value | null>()));
    let value = byPath.get(path);
    if (value === undefined) {
      const text = this.text(path);
      value = text === null ? null : parse(text);
      byPath.set(path, value);
    }
    return value;
  }

  /** What is made once and kept, by a name that says what it is: the same for all who ask for it. */
  once<Value>(name: string, make: () => Promise<Value>): Promise<Value> {
    let made = this.#made.get(name) as Promise<Value> | undefined;
    if (made === undefined) this.#made.set(name, (made = make()));
    return made;
  }

  /** What is in a JSON file; null where that is none. */
  json(path: string): unknown {
    return this.parsed(path, parseJson);
  }

  /** The rules of an ignore file with the syntax of gitignore; null where there is none. */
  rules(path: string): PathRules | null {
    return this.parsed(path, parseRules);
  }
}

/** The folders that a file lies in, from its own to the root, each empty or with a `/` at its end. */
export function foldersOf(path: string): readonly string[] {
  const folders: string[] = [];
  for (let end = path.lastIndexOf("/"); end !== -1; end = path.lastIndexOf("/", end - 1)) {
    folders.push(path.slice(0, end + 1));
    if (end === 0) break;
  }
  return [...folders, ""];
}

/** The nearest folder above a file that has one of these files; null where none does. */
export function nearestWith(path: string, names: readonly string[], project: Project): string | null {
  return foldersOf(path).find((folder) => names.some((name) => project.has(folder + name))) ?? null;
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function parseRules(text: string): PathRules {
  return new PathRules(text.split(/\r\n|\n|\r/u));
}

function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return false;
  }
}

function readIfPossible(path: string, limit: number): string | null {
  try {
    return readBounded(path, "project file", limit);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
