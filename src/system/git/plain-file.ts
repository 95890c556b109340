import { closeSync, constants, fstatSync, openSync, readSync, statSync, writeSync } from "node:fs";
import type { PathLike } from "node:fs";
import type { GitProblem, GitProblemReason } from "./git-problem.js";

/** The outcome of opening a file of a repository: its bytes, nothing there, or why they were not read. */
export type PlainFile =
  | { readonly status: "read"; readonly bytes: Buffer }
  | { readonly status: "absent" }
  | { readonly status: "refused"; readonly problem: GitProblem };

const READ =
  constants.O_RDONLY | (process.platform === "win32" ? 0 : constants.O_NONBLOCK | constants.O_NOCTTY);
const PIECE = 1 << 20;

/**
 * Reads a regular file of at most `limit` bytes. Symbolic links are followed (old layouts have them), but what they lead to must
 * be a regular file: a FIFO or a device is refused without being opened for blocking, so that nothing can hang.
 */
export function readPlainFile(path: PathLike, limit: number): PlainFile {
  const pieces: Buffer[] = [];
  const outcome = readPieces(path, limit, (piece) => pieces.push(Buffer.from(piece)));
  return outcome.status === "read" ? { status: "read", bytes: Buffer.concat(pieces) } : outcome;
}

/** Copies a regular file of at most `limit` bytes to a new file with mode 0600, with the promises of {@link readPlainFile}. */
export function copyPlainFile(from: PathLike, to: PathLike, limit: number): PlainFile["status"] | GitProblem {
  let target: number | null = null;
  try {
    const outcome = readPieces(from, limit, (piece) => {
      target ??= openSync(to, "w", 0o600);
      for (let done = 0; done < piece.length;) done += writeSync(target, piece, done);
    });
    if (outcome.status === "read") target ??= openSync(to, "w", 0o600);
    return outcome.status === "refused" ? outcome.problem : outcome.status;
  } finally {
    if (target !== null) closeSync(target);
  }
}

type Outcome = { readonly status: "read" } | Exclude<PlainFile, { readonly status: "read" }>;

function readPieces(path: PathLike, limit: number, take: (piece: Buffer) => void): Outcome {
  let file: number | null = null;
  try {
    // Opening alone has effects on some devices: look first, then look again at what was opened.
    if (!statSync(path).isFile()) return refused(path, "not-a-regular-file", "is not a regular file");
    file = openSync(path, READ);
    const opened = fstatSync(file);
    const size = opened.size;
    if (!opened.isFile()) return refused(path, "not-a-regular-file", "is not a regular file");
    if (size > limit) return refused(path, "too-large", `has ${size} bytes, more than ${limit}`);
    const piece = Buffer.allocUnsafe(Math.min(PIECE, size + 1));
    for (let total = 0; ;) {
      const count = readSync(file, piece);
      if (count === 0) return { status: "read" };
      total += count;
      if (total > limit) return refused(path, "too-large", `has more than ${limit} bytes`);
      take(piece.subarray(0, count));
    }
  } catch (error) {
    return failure(path, error);
  } finally {
    if (file !== null) closeSync(file);
  }
}

function failure(path: PathLike, error: unknown): Outcome {
  const code = error instanceof Error && "code" in error ? String(error.code) : null;
  if (code === null) throw error;
  if (code === "ENOENT" || code === "ENOTDIR") return { status: "absent" };
  if (code === "ELOOP") return refused(path, "symlink-loop", "is a loop of symbolic links");
  return refused(path, "unreadable", `cannot be read (${code})`);
}

function refused(path: PathLike, reason: GitProblemReason, detail: string): Outcome {
  const name = String(path);
  return { status: "refused", problem: { reason, path: name, detail: `${name} ${detail}` } };
}
