import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { lookAtHooks } from "../hooks/hook-setting.js";
import { installHooks } from "../hooks/install-hooks.js";
import type { LauncherPaths } from "../hooks/launcher.js";
import { UserError } from "../model/errors.js";
import { errorCode } from "../system/open-file.js";
import { replaceFile } from "../system/replace-file.js";
import { writeNewFile } from "../system/write-new-file.js";
import { hashOf, type InitRecord } from "./init-record.js";
import { type Step, withInsertions } from "./step.js";
import { readTarget } from "./target-file.js";

/** What carrying out steps needs to know. */
export interface Site {
  /** Absolute. */
  readonly top: string;
  readonly launcher: LauncherPaths;
  /** Keeps the record; called before anything is written, so that what was begun can be taken back too. */
  readonly keep: (record: InitRecord) => void;
}

/**
 * Carries out one step.
 *
 * @returns the record with what was added to it
 * @throws UserError where the file has changed since it was looked at, or cannot be written
 */
export function carryOut(step: Step, record: InitRecord, site: Site): InitRecord {
  switch (step.kind) {
    case "left":
      return record;
    case "make":
      return make(step, record, site);
    case "add":
      return add(step, record, site);
    case "hooks": {
      const changes = installHooks(lookAtHooks(site.top), step.names, site.launcher, false);
      const names = new Set(changes.filter(({ change }) => change === "installed").map(({ name }) => name));
      // Lefthook's file runs all of them, and any of them takes it away.
      const installed = step.names.filter((name) => names.has(name) || names.has("lefthook"));
      const next = { ...record, hooks: [...new Set([...record.hooks, ...installed])] };
      site.keep(next);
      return next;
    }
  }
}

function make(
  { path, text }: Extract<Step, { kind: "make" }>,
  record: InitRecord,
  { top, keep }: Site,
): InitRecord {
  const file = readTarget(top, path);
  if (file.kind !== "absent") throw changedMeanwhile(path);
  const folders = missingFolders(top, path);
  const next = withFile(record, { path, sha256: hashOf(text), insertions: null, folders });
  keep(next);
  for (const folder of folders) mkdirSync(join(top, folder));
  writeNew(join(top, path), path, text);
  return next;
}

function add(
  { path, before, insertions }: Extract<Step, { kind: "add" }>,
  record: InitRecord,
  { top, keep }: Site,
): InitRecord {
  const file = readTarget(top, path);
  if (file.kind !== "file" || file.text !== before) throw changedMeanwhile(path);
  const after = withInsertions(before, insertions);
  const next = withFile(record, { path, sha256: hashOf(after), insertions, folders: [] });
  keep(next);
  replaceFile(join(top, path), Buffer.from(after, "latin1"));
  return next;
}

function withFile(record: InitRecord, file: InitRecord["files"][number]): InitRecord {
  return { ...record, files: [...record.files, file] };
}

/** The folders above a file that are not there, outermost first. */
function missingFolders(top: string, path: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) folders.unshift(folder);
  return folders.filter((folder) => readTarget(top, folder).kind === "absent");
}

/** Writes a file that nobody else has made in the meantime: wholly or not at all. */
function writeNew(file: string, path: string, text: string): void {
  try {
    writeNewFile(file, Buffer.from(text, "latin1"), 0o644);
  } catch (error) {
    if (errorCode(error) === "EEXIST") throw changedMeanwhile(path);
    throw unwritable(path, error);
  }
}

function changedMeanwhile(path: string): UserError {
  return new UserError(`${path}: was changed in the meantime, and so is left alone: keylint init again`);
}

function unwritable(path: string, error: unknown): UserError {
  const code = errorCode(error);
  if (code === undefined) throw error;
  return new UserError(`${path}: cannot be written (${code}): mend the permissions of its folder`);
}
