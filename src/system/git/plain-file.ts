import {
  closeSync,
  constants,
  copyFileSync,
  fstatSync,
  openSync,
  readSync,
  statSync,
  writeSync,
} from "node:fs";
import type { PathLike } from "node:fs";
import type { GitProblem, GitProblemReason } from "./git-problem.js";

/** The outcome of opening a file of a repository: its bytes, nothing there, or why they were not read. */
export type PlainFile = { readonly status: "read"; readonly bytes: Buffer } | NotRead;

type NotRead = { readonly status: "absent" } | { readonly status: "refused"; readonly problem: GitProblem };

const READ =
  constants.O_RDONLY | (process.platform === "win32" ? 0 : constants.O_NONBLOCK | constants.O_NOCTTY);
const PIECE = 1 << 20;

/**
 * Reads a regular file of at most `limit` bytes. Symbolic links are followed (old layouts have them), but what they lead to must
 * be a regular file: a FIFO or a device is refused without being opened for blocking, so that nothing can hang.
 */
export function readPlainFile(path: PathLike, limit: number): PlainFile {
  return withPlainFile(path, limit, (file, size) => {
    const pieces: Buffer[] = [];
    for (const piece of piecesOf(file, size)) pieces.push(Buffer.from(piece));
    return { status: "read", bytes: Buffer.concat(pieces) };
  });
}

/**
 * Hands on a regular file of at most `limit` bytes in pieces, with the promises of {@link readPlainFile}. Each piece is overwritten by the
 * next one.
 */
export function readPieces(
  path: PathLike,
  limit: number,
  take: (piece: Buffer) => void,
): PlainFile["status"] {
  return withPlainFile(path, limit, (file, size) => {
    for (const piece of piecesOf(file, size)) take(piece);
    return { status: "read" } as const;
  }).status;
}

/** Copies a regular file of at most `limit` bytes to a new file, with the promises of {@link readPlainFile}. */
export function copyPlainFile(from: PathLike, to: PathLike, limit: number): PlainFile["status"] | GitProblem {
  const outcome = withPlainFile(from, limit, (file, size) => {
    if (!copyInKernel(file, size, to)) {
      const target = openSync(to, "w", 0o600);
      try {
        for (const piece of piecesOf(file, size)) {
          for (let done = 0; done < piece.length;) done += writeSync(target, piece, done);
        }
      } finally {
        closeSync(target);
      }
    }
    return { status: "read" } as const;
  });
  return outcome.status === "refused" ? outcome.problem : outcome.status;
}

function withPlainFile<T>(
  path: PathLike,
  limit: number,
  use: (file: number, size: number) => T,
): T | NotRead {
  let file: number;
  try {
    // Opening alone has effects on some devices: look first, then look again at what was opened.
    if (!statSync(path).isFile()) return refused(path, "not-a-regular-file", "is not a regular file");
    file = openSync(path, READ);
  } catch (error) {
    return failure(path, error);
  }
  try {
    const opened = fstatSync(file);
    if (!opened.isFile()) return refused(path, "not-a-regular-file", "is not a regular file");
    if (opened.size > limit)
      return refused(path, "too-large", `has ${opened.size} bytes, more than ${limit}`);
    return use(file, opened.size);
  } finally {
    closeSync(file);
  }
}

/** The bytes that a file had when it was opened, in pieces that are overwritten by the next one. */
function* piecesOf(file: number, size: number): Generator<Buffer> {
  const piece = Buffer.allocUnsafe(Math.min(PIECE, size));
  for (let left = size; left > 0;) {
    const count = readSync(file, piece, 0, Math.min(left, piece.length), null);
    if (count === 0) return;
    left -= count;
    yield piece.subarray(0, count);
  }
}

/** By way of the descriptor, as the name may mean something else by now. Less than half the time for an index of 15 MB. */
function copyInKernel(file: number, size: number, to: PathLike): boolean {
  if (process.platform !== "linux" || size < PIECE) return false;
  try {
    copyFileSync(`/proc/self/fd/${file}`, to, constants.COPYFILE_FICLONE);
    return true;
  } catch {
    return false;
  }
}

function failure(path: PathLike, error: unknown): NotRead {
  const code = error instanceof Error && "code" in error ? String(error.code) : null;
  if (code === null) throw error;
  if (code === "ENOENT" || code === "ENOTDIR") return { status: "absent" };
  if (code === "ELOOP") return refused(path, "symlink-loop", "is a loop of symbolic links");
  return refused(path, "unreadable", `cannot be read (${code})`);
}

function refused(path: PathLike, reason: GitProblemReason, detail: string): NotRead {
  const name = String(path);
  return { status: "refused", problem: { reason, path: name, detail: `${name} ${detail}` } };
}
