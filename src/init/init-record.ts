import { createHash } from "node:crypto";
import { join } from "node:path";
import { HOOK_NAMES, type HookName } from "../hooks/hook-name.js";
import { UserError } from "../model/errors.js";
import type { Repository } from "../system/git/repository.js";
import { readBounded } from "../system/read-bounded.js";
import { replaceFile } from "../system/replace-file.js";
import { isRecord } from "../model/json-record.js";
import type { Insertion } from "./step.js";

/** One file that was made, or had something put in. */
export interface RecordedFile {
  readonly path: string;
  /** Of the file as it was left. */
  readonly sha256: string;
  /** What was put in; null where the file was made. */
  readonly insertions: readonly Insertion[] | null;
  /** Folders that were made for it, outermost first. */
  readonly folders: readonly string[];
}

/** Exactly what `keylint init` has written, in its order, so that it can be taken back. */
export interface InitRecord {
  readonly files: readonly RecordedFile[];
  readonly hooks: readonly HookName[];
}

export const EMPTY_RECORD: InitRecord = { files: [], hooks: [] };

const LIMIT = 4 * 1024 * 1024;

/** The paths that `keylint init` writes to: a record that names another one is not its own. */
const OWN_PATHS =
  /^(?:keylint\.config\.json|\.gitignore|eslint\.config\.[cm]?[jt]s|\.github\/workflows\/keylint\.yml|\.gitlab-ci\.yml)$/u;
const OWN_FOLDERS = /^\.github(?:\/workflows)?$/u;

/** Where the record of a project is kept: with git's own files, which no commit takes along, or in the folder. */
export function recordPath(top: string, repository: Repository | null): string {
  return repository === null ? join(top, ".keylint-init.json") : join(repository.gitDir, "keylint-init.json");
}

/** The hash of a file's bytes, given as latin1. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text, "latin1").digest("hex");
}

/** @throws UserError where the record cannot be read, or is none */
export function readRecord(path: string): InitRecord {
  const text = readBounded(path, "record of keylint init", LIMIT);
  if (text === null) return EMPTY_RECORD;
  const record = parseRecord(text);
  if (record !== null) return record;
  throw new UserError(
    `${path}: is no record of keylint init: move it away, and take back by hand what was added`,
  );
}

/** Keeps a record; one that holds nothing is kept too, and taken for none. */
export function writeRecord(path: string, record: InitRecord): void {
  replaceFile(path, `${JSON.stringify({ version: 1, ...record }, null, 2)}\n`);
}

function parseRecord(text: string): InitRecord | null {
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value) || value.version !== 1) return null;
    const { files, hooks } = value;
    const isWhole =
      Array.isArray(files) &&
      files.every(isRecordedFile) &&
      Array.isArray(hooks) &&
      hooks.every((name) => (HOOK_NAMES as readonly unknown[]).includes(name));
    return isWhole ? { files, hooks: hooks as HookName[] } : null;
  } catch {
    return null;
  }
}

function isRecordedFile(value: unknown): value is RecordedFile {
  if (!isRecord(value)) return false;
  const { path, sha256, insertions, folders } = value;
  return (
    typeof path === "string" &&
    OWN_PATHS.test(path) &&
    typeof sha256 === "string" &&
    (insertions === null || (Array.isArray(insertions) && insertions.every(isInsertion))) &&
    Array.isArray(folders) &&
    folders.every((folder) => typeof folder === "string" && OWN_FOLDERS.test(folder))
  );
}

function isInsertion(value: unknown): value is Insertion {
  return isRecord(value) && Number.isSafeInteger(value.offset) && typeof value.text === "string";
}
