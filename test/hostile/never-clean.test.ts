import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, symlinkSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { git, temporaryFolder, writeFiles } from "../support/temporary.js";
import { cleanRepository, commitFiles } from "./repositories.js";
import { EVERY_WAY, runEveryWay, runHostile } from "./running.js";

const NO_RANGE = ["--range", "HEAD~1..HEAD"];

/** What is asked for that cannot be read wholly, in a repository without a key, and the codes of each way of asking. */
const ASKED: Record<string, readonly [string, (root: string) => unknown, readonly (readonly string[])[]]> = {
  "a path that is not there": ["22", () => undefined, [["gone.txt"], ["a.txt", "gone.txt"]]],
  "a pattern that nothing fits": ["22", () => undefined, [["*.gone"], ["src/**/*.ts"]]],
  "a path that is empty": ["22", () => undefined, [[""], ["a.txt", ""]]],
  "a link that leads nowhere": [
    "2",
    (root) => {
      symlinkSync("gone", join(root, "link"));
    },
    [["link"]],
  ],
  "a link that leads to itself": [
    "2222",
    (root) => {
      symlinkSync("link", join(root, "link"));
    },
    [["link"], ["--history", "link"], ["--staged", "link"], [...NO_RANGE, "link"]],
  ],
  "a FIFO": ["2", (root) => execFileSync("mkfifo", [join(root, "pipe")]), [["pipe"]]],
  "a device": ["22", () => undefined, [["/dev/zero"], ["/dev/null"]]],
  "a path below a file": ["2", () => undefined, [["a.txt/b"]]],
  "a path that is longer than any": ["22", () => undefined, [["x".repeat(5000)], ["x/".repeat(5000)]]],
  "two ways at once": [
    "2222",
    () => undefined,
    [
      ["--staged", "--history"],
      ["--history", ...NO_RANGE],
      ["--staged", ...NO_RANGE],
      ["--stdin", "--history"],
    ],
  ],
  "a folder that is no repository": [
    "0222",
    (root) => {
      rmSync(join(root, ".git"), { recursive: true });
    },
    EVERY_WAY,
  ],
  "a .git that is empty": [
    "0222",
    (root) => {
      rmSync(join(root, ".git"), { recursive: true });
      mkdirSync(join(root, ".git"));
    },
    EVERY_WAY,
  ],
  "several repositories at once": [
    "222",
    (root) => {
      mkdirSync(join(root, "sub"));
      git(join(root, "sub"), "init", "-q");
    },
    [
      ["--history", ".", "sub"],
      ["--staged", ".", "sub"],
      [...NO_RANGE, ".", "sub"],
    ],
  ],
  "a file that is larger than may be read": [
    "3",
    (root) => {
      writeFiles(root, { "x.txt": "x".repeat(2000) });
    },
    [["--max-file-size", "1kB"]],
  ],
  "a file that claims terabytes": [
    "3",
    (root) => {
      writeFiles(root, { "x.bin": "" });
      truncateSync(join(root, "x.bin"), 2 ** 42);
    },
    [["."]],
  ],
  "a configuration that is no JSON": [
    "2222",
    (root) => {
      writeFiles(root, { "keylint.config.json": "{" });
    },
    EVERY_WAY,
  ],
  "a configuration with an unknown name": [
    "2222",
    (root) => {
      writeFiles(root, { "keylint.config.json": '{ "evil": true }' });
    },
    EVERY_WAY,
  ],
  "a configuration that is a link": [
    "2222",
    (root) => {
      symlinkSync("/dev/zero", join(root, "keylint.config.json"));
    },
    EVERY_WAY,
  ],
  "a configuration that is not there": [
    "22",
    () => undefined,
    [
      ["--config", "gone.json"],
      ["--config", "."],
    ],
  ],
  "a configuration that leaves nothing": [
    "3",
    (root) => {
      writeFiles(root, { "keylint.config.json": '{ "exclude": ["*"] }' });
    },
    [["."]],
  ],
  "a .gitignore that leaves nothing": [
    "3",
    (root) => {
      git(root, "rm", "-rq", "--cached", ".");
      writeFiles(root, { ".gitignore": "*\n" });
    },
    [["."]],
  ],
  "a .keylintignore that is nonsense": [
    "2222",
    (root) => {
      writeFiles(root, { ".keylintignore": "kl1:nonsense\u001b[31m\n" });
    },
    EVERY_WAY,
  ],
  "a .keylintignore that is a FIFO": [
    "2222",
    (root) => execFileSync("mkfifo", [join(root, ".keylintignore")]),
    EVERY_WAY,
  ],
  "a baseline that is not there": [
    "22",
    () => undefined,
    [
      ["--baseline", "gone"],
      ["--baseline", "."],
    ],
  ],
  "a baseline that is endless": ["2", () => undefined, [["--baseline", "/dev/zero"]]],
  "an output that cannot be": [
    "22",
    () => undefined,
    [
      ["--output", "gone/x.json"],
      ["--output", "."],
    ],
  ],
  "a format that nobody knows": ["2", () => undefined, [["--format", "evil"]]],
  "a shallow clone, below its end": [
    "032",
    (root) => {
      writeFiles(root, { ".git/shallow": git(root, "rev-parse", "HEAD") });
    },
    [["."], ["--history"], NO_RANGE],
  ],
  "a partial clone whose blobs are elsewhere": [
    "033",
    (root) => {
      const blob = git(root, "rev-parse", "HEAD:b.txt").trim();
      rmSync(join(root, ".git/objects", blob.slice(0, 2), blob.slice(2)));
      git(root, "config", "remote.origin.promisor", "true");
      git(root, "config", "remote.origin.url", "/nonexistent");
    },
    [["."], ["--history"], NO_RANGE],
  ],
};

describe("it is never clean where it is asked for", () => {
  it.each(Object.keys(ASKED))("%s", async (name) => {
    const root = cleanRepository();
    const [expected = "", make, ways = []] = ASKED[name] ?? [];
    make?.(root);
    const runs = await runEveryWay(root, ways);
    const told = runs.map(({ code, stderr }) => `${code} ${stderr}`).join("");
    expect(runs.map(({ code }) => code).join(""), told).toBe(expected);
  });
});

describe("it is clean, and says so, where there is nothing", () => {
  it.each([
    ["an empty repository", (root: string) => git(root, "init", "-q"), [["."], ["--history"], ["--staged"]]],
    [
      "a repository of one empty commit",
      (root: string) => {
        git(root, "init", "-q");
        commitFiles(root, {});
      },
      [["."], ["--history"], ["--staged"], ["--range", "HEAD..HEAD"]],
    ],
  ] as const)("%s", async (_, make, ways) => {
    const root = temporaryFolder();
    make(root);
    const runs = await runEveryWay(root, ways);
    expect(runs.map(({ code }) => code)).toEqual(ways.map(() => 0));
  });
});

it("a git that does nothing for ever is ended in each way", async () => {
  const folder = temporaryFolder({ git: "#!/bin/sh\nexec sleep 100000\n" });
  chmodSync(join(folder, "git"), 0o755);
  const root = cleanRepository();
  const env = { PATH: `${folder}:${process.env.PATH ?? ""}` };
  const runs = await Promise.all(EVERY_WAY.map((way) => runHostile(root, way, { env })));
  expect(runs.map(({ code }) => code)).toEqual([3, 3, 3, 3]);
  for (const { gaps } of runs) expect(gaps).toMatch(/timed-out: git .* did nothing/u);
});
