import { closeSync, constants, openSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import type { GitProblem } from "./git-problem.js";

/** Names that git opens while it looks for files, without asking what they are. */
const OPENED = new Set([".gitignore", "HEAD", "commondir"]);
const INTERVAL = 50;
const SEPARATOR = Buffer.from("/");

/**
 * Watches over a git that lists the files of `workTree`. One that a FIFO in place of a `.gitignore` (or in a nested repository)
 * holds up would wait for ever: after `patience` milliseconds such FIFOs are looked for, and git is let go by opening the other
 * end and closing it. Each that held git up is added to `problems`. The function that is returned ends the watch.
 */
export function unblockGit(workTree: string, patience: number, problems: GitProblem[]): () => void {
  const watch = { over: false };
  const timer = setTimeout(() => {
    void search(workTree, watch, problems);
  }, patience);
  timer.unref();
  return () => {
    watch.over = true;
    clearTimeout(timer);
  };
}

async function search(
  workTree: string,
  watch: { readonly over: boolean },
  problems: GitProblem[],
): Promise<void> {
  const fifos: Buffer[] = [];
  for await (const path of fifosIn(Buffer.from(workTree), watch)) {
    fifos.push(path);
    release(path, problems);
  }
  while (!watch.over && fifos.length > 0) {
    for (const path of fifos) release(path, problems);
    await new Promise((resolve) => setTimeout(resolve, INTERVAL));
  }
}

async function* fifosIn(root: Buffer, watch: { readonly over: boolean }): AsyncGenerator<Buffer> {
  const folders = [root];
  for (let folder; !watch.over && (folder = folders.pop()) !== undefined;) {
    // A folder that cannot be read: git says so itself.
    for (const entry of await readdir(folder, { withFileTypes: true, encoding: "buffer" }).catch(() => [])) {
      const path = Buffer.concat([folder, SEPARATOR, entry.name]);
      if (entry.isDirectory()) folders.push(path);
      else if (!entry.isFile() && OPENED.has(entry.name.toString()) && isFifo(path)) yield path;
    }
  }
}

function isFifo(path: Buffer): boolean {
  try {
    return statSync(path).isFIFO();
  } catch {
    return false;
  }
}

/** Opening without waiting succeeds only where somebody waits at the other end. */
function release(fifo: Buffer, problems: GitProblem[]): void {
  try {
    closeSync(openSync(fifo, constants.O_WRONLY | constants.O_NONBLOCK));
  } catch {
    return;
  }
  const path = fifo.toString();
  if (problems.some((problem) => problem.path === path)) return;
  problems.push({ reason: "not-a-regular-file", path, detail: `${path} is not a regular file` });
}
