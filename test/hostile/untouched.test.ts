import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { git, temporaryFolder, writeFiles } from "../support/temporary.js";
import { busyRepository, commitFiles, keyLine } from "./repositories.js";
import { EVERY_WAY, runEveryWay } from "./running.js";

/** What stands below a folder: everything with its size, and with the times at which it was changed. */
function stampsOf(folder: string): { readonly files: readonly string[]; readonly times: readonly string[] } {
  const paths = readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)));
  const stats = paths.sort().map((path) => ({ path, ...lstatSync(path) }));
  return {
    files: stats.map(({ path, mode, size, ino }) => `${path} ${mode} ${size} ${ino}`),
    times: stats.map(({ path, mtimeMs, ctimeMs }) => `${path} ${mtimeMs} ${ctimeMs}`),
  };
}

/** One whose index names a folder, and has something staged. `prepare` is called before its index is made so. */
function sparseRepository(prepare: (root: string) => unknown): string {
  const root = busyRepository();
  commitFiles(root, { "in/a.txt": "1", "out/deep/b.txt": keyLine("out") });
  prepare(root);
  git(root, "sparse-checkout", "set", "--cone", "--sparse-index", "in");
  writeFiles(root, { "in/c.txt": keyLine("in") });
  git(root, "add", "in");
  return root;
}

/** Repositories that git may write into while it reads them, each with a key in a commit and one that is staged. */
const REPOSITORIES: Record<string, () => string> = {
  "as most are": () => busyRepository(),
  "with a sparse index whose trees are not there yet": () => sparseRepository(() => undefined),
  "with a sparse index and packs": () => sparseRepository((root) => git(root, "repack", "-q", "-a", "-d")),
  "with a split index and an untracked cache": () => {
    const root = busyRepository();
    git(root, "update-index", "--split-index", "--untracked-cache");
    writeFiles(root, { "e.txt": keyLine("e") });
    git(root, "add", "-A");
    return root;
  },
  "with a linked work tree": () => {
    const root = busyRepository();
    git(root, "worktree", "add", "-q", "--detach", join(temporaryFolder(), "linked"));
    return root;
  },
};

it.each(Object.keys(REPOSITORIES))("a repository %s stays as it is", async (name) => {
  const root = REPOSITORIES[name]?.() ?? "";
  const before = stampsOf(root);
  const runs = await runEveryWay(root);
  expect(runs.map(({ code }) => code)).toEqual(EVERY_WAY.map(() => 1));
  const after = stampsOf(root);
  expect(after.files).toEqual(before.files);
  // Git marks the trees that it would have written as in use, as each git status does there.
  if (!name.includes("sparse")) expect(after.times).toEqual(before.times);
});
