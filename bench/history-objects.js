// node bench/history-objects.js <repository>... [--rounds 5] [--jobs 2]
// Searches every object of each repository for all literals, and has git dump them into nothing, side by side.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { printTable, sideBySide } from "./side-by-side.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "5" },
    jobs: { type: "string", default: "2" },
    // How this script runs itself: one search, in a process of its own.
    search: { type: "string" },
    module: { type: "string" },
  },
});

/** The folder that holds the objects of a repository, bare or not. */
function gitFolder(repository) {
  const inner = join(repository, ".git");
  return resolve(existsSync(inner) ? inner : repository);
}

/** The reader as the command line would bundle it: what is measured includes its start. */
async function bundle(folder) {
  // Not at the top: a search in a process of its own shall not pay for it.
  const { rolldown } = await import("rolldown");
  const root = resolve(import.meta.dirname, "..");
  const built = await rolldown({
    input: {
      search: join(root, "src/packs/search-objects.ts"),
      "object-thread": join(root, "src/packs/object-thread.ts"),
    },
    platform: "node",
  });
  await built.write({ dir: folder, format: "esm", minify: true });
  return join(folder, "search.js");
}

async function search() {
  const { searchObjects } = await import(pathToFileURL(values.module).href);
  let found = 0;
  const totals = await searchObjects(
    { objectFolders: [join(values.search, "objects")], objectFormat: "sha1" },
    { jobs: Number(values.jobs), onFound: () => void found++ },
  );
  console.log(JSON.stringify({ found, ...totals, problems: totals.problems.length }));
}

async function compare(repository, module) {
  const folder = gitFolder(repository);
  const git = [
    "git",
    `--git-dir=${folder}`,
    "cat-file",
    "--batch-all-objects",
    "--batch",
    "--unordered",
    "--buffer",
  ];
  const reader = (jobs) => [
    "node",
    import.meta.filename,
    "--search",
    folder,
    "--module",
    module,
    "--jobs",
    jobs,
  ];
  const [first, ...rest] = reader(values.jobs);
  const result = JSON.parse(execFileSync(first, rest, { encoding: "utf8" }));
  const rows = await sideBySide(
    [
      { name: `the reader, ${values.jobs} threads`, command: reader(values.jobs), codes: [0] },
      { name: "the reader, 1 thread", command: reader("1"), codes: [0] },
      { name: "git cat-file --batch", command: git, codes: [0] },
      { name: "node -e 0", command: ["node", "-e", "0"] },
    ],
    Number(values.rounds),
  );
  const megabytes = Math.round(result.bytes / 1e6);
  printTable(
    `${repository}: ${result.objects} objects, ${megabytes} MB inflated, ${result.found} found, ${result.problems} problems`,
    rows,
  );
}

if (values.search !== undefined) {
  await search();
} else {
  const folder = mkdtempSync(join(tmpdir(), "keylint-bench-"));
  try {
    const module = await bundle(folder);
    for (const repository of positionals) await compare(repository, module);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
