import { rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { lookAtHooks } from "../hooks/hook-setting.js";
import { uninstallHooks } from "../hooks/uninstall-hooks.js";
import { UserError } from "../model/errors.js";
import { errorCode } from "../system/open-file.js";
import { replaceFile } from "../system/replace-file.js";
import { EMPTY_RECORD, hashOf, type InitRecord, type RecordedFile } from "./init-record.js";
import { type Insertion, withInsertions } from "./step.js";
import { readTarget } from "./target-file.js";

/** What came of taking one thing back. `refused`: somebody has changed it since, and it stays in the record. */
export interface Undone {
  readonly kind: "undone" | "gone" | "refused";
  readonly text: string;
}

/**
 * Takes back what a record holds, the last first: files that were made are deleted, and what was put into others is taken out,
 * byte for byte. A file that was changed since is left as it is.
 *
 * @returns what came of each, and the record of what is left
 */
export function undoInit(
  top: string,
  record: InitRecord,
): { readonly outcomes: readonly Undone[]; readonly rest: InitRecord } {
  const outcomes: Undone[] = [];
  const files: RecordedFile[] = [];
  for (const file of [...record.files].reverse()) {
    const outcome = files.some(({ path }) => path === file.path) ? stillChanged(file) : undoFile(top, file);
    outcomes.push(outcome);
    if (outcome.kind === "refused") files.unshift(file);
  }
  if (record.hooks.length === 0) return { outcomes, rest: { ...EMPTY_RECORD, files } };
  const hooks = undoHooks(top, record);
  return { outcomes: [...outcomes, ...hooks.outcomes], rest: { files, hooks: hooks.rest } };
}

function undoHooks(
  top: string,
  { hooks }: InitRecord,
): { readonly outcomes: readonly Undone[]; readonly rest: InitRecord["hooks"] } {
  try {
    const changes = uninstallHooks(lookAtHooks(top), hooks, false);
    const outcomes = changes.map(({ change, text }): Undone => ({
      kind: change === "removed" ? "undone" : "gone",
      text,
    }));
    return { outcomes, rest: [] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { outcomes: [{ kind: "refused", text: error.message }], rest: hooks };
  }
}

function undoFile(top: string, file: RecordedFile): Undone {
  const { path, insertions, sha256 } = file;
  const there = readTarget(top, path);
  if (there.kind === "absent") return { kind: "gone", text: `${path}: is not there any more` };
  if (there.kind === "unsafe") return { kind: "refused", text: there.because };
  if (hashOf(there.text) !== sha256) {
    // Keylint may have been ended between writing the record and writing the file.
    return insertions !== null && hashOf(withInsertions(there.text, insertions)) === sha256
      ? { kind: "gone", text: `${path}: nothing of keylint init is in it` }
      : stillChanged(file);
  }
  if (insertions === null) {
    rmSync(join(top, path));
    for (const folder of [...file.folders].reverse()) removeIfEmpty(join(top, folder));
    return { kind: "undone", text: `${path}: deleted` };
  }
  const text = without(there.text, insertions);
  if (text === null) return stillChanged(file);
  replaceFile(join(top, path), Buffer.from(text, "latin1"));
  return { kind: "undone", text: `${path}: what was added is taken out` };
}

function stillChanged({ path, insertions }: RecordedFile): Undone {
  const mend =
    insertions === null
      ? "delete it if nobody needs it"
      : `take out yourself: ${insertions.map(({ text }) => text.trim().replaceAll(/\s*\r?\n\s*/gu, " | ")).join("; ")}`;
  return {
    kind: "refused",
    text: `${path}: was changed since keylint init wrote it, and is left alone: ${mend}`,
  };
}

/** A text without what was put in; null where that is not where the record says. */
function without(text: string, insertions: readonly Insertion[]): string | null {
  let rest = "";
  let at = 0;
  let added = 0;
  for (const { offset, text: piece } of insertions) {
    const start = offset + added;
    if (start < at || !text.startsWith(piece, start)) return null;
    rest += text.slice(at, start);
    at = start + piece.length;
    added += piece.length;
  }
  return rest + text.slice(at);
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    // Something else is in it, or it is gone.
    if (errorCode(error) === undefined) throw error;
  }
}
