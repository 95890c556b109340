import { readlinkSync } from "node:fs";
import { type PlainFile, readPlainFile } from "./plain-file.js";

const LIMIT = 64 << 10;
/** A branch (no part of whose name leads elsewhere), or a commit. */
const HEAD = /^(?:ref:\s*refs(?!\S*(?:\/\/|\.\.))\/\S+|[0-9a-f]{40}|[0-9a-f]{64})\s*$/u;

/** Reads a HEAD. One that names neither a branch nor a commit is refused, as is what is no regular file. */
export function readHead(path: string): PlainFile {
  const branch = linkedBranch(path);
  if (branch !== null) return { status: "read", bytes: Buffer.from(`ref: ${branch}\n`) };
  const head = readPlainFile(path, LIMIT);
  if (head.status !== "read" || HEAD.test(head.bytes.toString())) return head;
  const detail = `${path} names neither a branch nor a commit`;
  return { status: "refused", problem: { reason: "malformed", path, detail } };
}

/** The oldest repositories have a symbolic link for a HEAD: it need not lead to anything, and is read as what it spells. */
function linkedBranch(path: string): string | null {
  try {
    const target = readlinkSync(path);
    return HEAD.test(`ref: ${target}`) ? target : null;
  } catch {
    return null;
  }
}
