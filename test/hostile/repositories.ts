import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomKey } from "../support/keys.js";
import { git, gitWith, temporaryFolder, writeFiles } from "../support/temporary.js";

/** A line that holds a key which is found wherever it is read. */
export function keyLine(seed: string): string {
  return `PICTIFY_API_KEY=${randomKey(`hostile ${seed}`)}\n`;
}

/** A program that nobody may run: who does leaves a marker behind. */
export interface Canary {
  /** Absolute path of the program. */
  readonly program: string;
  /** Whether it was run. */
  readonly sang: () => boolean;
}

/** Makes a canary. */
export function makeCanary(): Canary {
  const folder = temporaryFolder();
  const marker = join(folder, "marker");
  const program = join(folder, "canary");
  plantProgram(program, marker);
  return { program, sang: () => existsSync(marker) };
}

/** Writes a program that leaves a marker. */
export function plantProgram(path: string, marker: string): void {
  writeFileSync(path, `#!/bin/sh\necho "$0 $*" >> '${marker}'\ncat\n`);
  chmodSync(path, 0o755);
}

/**
 * A repository of two commits with something staged and something untracked, all of which hold keys: files in the first commit and
 * the work tree (`a.txt`), in the second one (`b.txt`), in the index (`c.txt`).
 */
export function busyRepository(attributes = ""): string {
  return copyOf(`busy ${attributes}`, (root) => {
    git(root, "init", "-q");
    commitFiles(root, { "a.txt": keyLine("a"), ".gitattributes": attributes }, "first");
    commitFiles(root, { "b.txt": keyLine("b") }, "second");
    writeFiles(root, { "c.txt": keyLine("c") });
    git(root, "add", "-A");
  });
}

/** A repository without a key, of two commits. */
export function cleanRepository(): string {
  return copyOf("clean", (root) => {
    git(root, "init", "-q");
    commitFiles(root, { "a.txt": "one\n" }, "first");
    commitFiles(root, { "b.txt": "two\n" }, "second");
  });
}

const prototypes = new Map<string, string>();

/** A copy of what was made once, since the making costs more than most scans. */
function copyOf(name: string, make: (root: string) => void): string {
  let made = prototypes.get(name);
  if (made === undefined) {
    const root = mkdtempSync(join(tmpdir(), "keylint-test-"));
    prototypes.set(name, (made = root));
    process.on("exit", () => {
      rmSync(root, { recursive: true, force: true });
    });
    make(root);
  }
  const copy = temporaryFolder();
  cpSync(made, copy, { recursive: true });
  return copy;
}

/** A second of committing, the same for all, so that an object has the same id, and the same folder, in every run. */
const SECOND = "1767225600 +0000";

/** Commits files. */
export function commitFiles(
  root: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  message = "more",
): string {
  writeFiles(root, files);
  git(root, "add", "-A", "-f");
  const args = ["commit", "-q", "--allow-empty", "-m", message];
  gitWith(root, { GIT_AUTHOR_DATE: SECOND, GIT_COMMITTER_DATE: SECOND }, args);
  return git(root, "rev-parse", "HEAD").trim();
}
