import { execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { KEYLINT } from "../support/command-line.js";
import { temporaryFolder, writeFiles } from "../support/temporary.js";
import { loosePath } from "./plumbing.js";
import { busyRepository, cleanRepository, commitFiles, keyLine } from "./repositories.js";
import { EVERY_WAY, runEveryWay, runHostile } from "./running.js";

const AS_NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];
/** The user of these tests may read everything, unless it becomes another one. */
const isRoot = process.getuid?.() === 0;

describe("without git", () => {
  it.each([
    ["PATH is missing", { PATH: undefined }],
    ["PATH is empty", { PATH: "" }],
    ["PATH has no git", { PATH: "/nonexistent" }],
    ["PATH is relative", { PATH: ".:bin" }],
  ])("it cannot run where %s", async (_, env) => {
    const runs = await runEveryWay(busyRepository(), EVERY_WAY, { env });
    expect(
      runs.map(
        ({ code, stderr }) => `${String(code)} ${/git was not found in PATH/u.exec(stderr)?.[0] ?? stderr}`,
      ),
    ).toEqual(EVERY_WAY.map(() => "2 git was not found in PATH"));
  });

  it("it never takes a git that fails for one that has nothing to say", async () => {
    for (const script of ["exit 1", "exit 128", "kill -9 $$", "exit 0", "echo nonsense"]) {
      const folder = temporaryFolder({ git: `#!/bin/sh\n${script}\n` });
      chmodSync(join(folder, "git"), 0o755);
      const root = cleanRepository();
      const runs = await runEveryWay(root, EVERY_WAY, {
        env: { PATH: `${folder}:${process.env.PATH ?? ""}` },
      });
      // All that a git without an answer leaves to be read are objects.
      expect(
        runs.filter(({ code }) => code === 0),
        script,
      ).toEqual([]);
    }
  });
});

it("a git that tells of less than it was asked is never clean", async () => {
  const real = execFileSync("/bin/sh", ["-c", "command -v git"], { encoding: "utf8" }).trim();
  const folder = temporaryFolder({
    git: `#!/bin/sh\nfor word; do [ "$word" = diff-tree ] && exit 0; done\nexec ${real} "$@"\n`,
  });
  chmodSync(join(folder, "git"), 0o755);
  const run = await runHostile(busyRepository(), ["--range", "HEAD~1..HEAD"], {
    env: { PATH: `${folder}:${process.env.PATH ?? ""}` },
  });
  expect(run.code).toBe(3);
});

describe("in an environment that lacks things", () => {
  it("cannot run where it may write nothing, and says so", async () => {
    const through = ["/bin/sh", "-c", 'ulimit -f 0 && exec "$@"', "sh"];
    for (const { code, stderr } of await runEveryWay(cleanRepository(), EVERY_WAY, { through })) {
      expect(code).toBe(2);
      expect(stderr).toContain("TMPDIR");
    }
  });

  it("finds everything without HOME, and with one that is not there", async () => {
    for (const env of [{ HOME: undefined }, { HOME: "" }, { HOME: "/nonexistent" }, { HOME: "/dev/null" }]) {
      const runs = await runEveryWay(busyRepository(), EVERY_WAY, { env });
      expect(runs.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
    }
  });

  it.each(["/nonexistent", "/dev/null", "/proc", "relative"])(
    "cannot run with a TMPDIR of %s, and says so",
    async (TMPDIR) => {
      const runs = await runEveryWay(busyRepository(), EVERY_WAY, { env: { TMPDIR } });
      for (const { code, stderr } of runs) {
        expect(code).toBe(2);
        expect(stderr).toContain("TMPDIR");
      }
    },
  );

  /** Each in its own words, and nothing but one line. */
  it.each([
    ["few files may be open", "ulimit -n 22", /too many files are open/u],
    ["a few more may", "ulimit -n 25", /too many files are open/u],
    ["there is little memory", "ulimit -v 2000000", /too little memory/u],
  ])("cannot run where %s, and says so", async (_, limit, told) => {
    const through = ["/bin/sh", "-c", `${limit} && exec "$@"`, "sh"];
    for (const { code, stderr } of await runEveryWay(busyRepository(), EVERY_WAY, { through })) {
      expect(code).toBe(2);
      expect(stderr).toMatch(told);
    }
  });

  it("cannot run in a folder that is gone", async () => {
    const script = 'folder=$(mktemp -d) && cd "$folder" && rmdir "$folder" && exec "$@"';
    const through = ["/bin/sh", "-c", script, "sh"];
    const runs = await Promise.all(EVERY_WAY.map((args) => runHostile("/", args, { through })));
    expect(runs.map(({ code }) => code)).toEqual([2, 2, 2, 2]);
  });

  it("finds everything with locales, columns and encodings that are nonsense", async () => {
    const env = {
      LANG: "xx_YY.nonsense",
      LC_ALL: "xx",
      LANGUAGE: "zz",
      COLUMNS: "-1",
      TERM: "nonsense",
      TZ: "/etc/passwd",
    };
    const runs = await runEveryWay(busyRepository(), EVERY_WAY, { env });
    expect(runs.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
  });
});

describe.runIf(isRoot)("as somebody who may not read all", () => {
  function openUp(root: string): void {
    execFileSync("chmod", ["-R", "a+rX", root]);
  }

  it("finds everything in a repository of somebody else", async () => {
    const root = busyRepository();
    openUp(root);
    const runs = await runEveryWay(root, EVERY_WAY, { through: AS_NOBODY });
    expect(runs.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
  });

  it("finds everything in a repository that it owns itself, and that root scans", async () => {
    const root = busyRepository();
    execFileSync("chown", ["-R", "65534:65534", root]);
    const runs = await runEveryWay(root);
    expect(runs.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
  });

  const CLOSED: Record<string, readonly [string, (root: string) => string]> = {
    "a file": ["3000", () => "a.txt"],
    "the git folder": ["3333", () => ".git"],
    "the objects": ["3333", () => ".git/objects"],
    "a loose object": [
      "0303",
      (root) =>
        loosePath(
          "",
          execFileSync("git", ["rev-parse", "HEAD:b.txt"], { cwd: root, encoding: "utf8" }).trim(),
        ),
    ],
    "a folder of loose objects": [
      "0333",
      (root) =>
        join(
          ".git/objects",
          execFileSync("git", ["rev-parse", "HEAD:b.txt"], { cwd: root, encoding: "utf8" }).slice(0, 2),
        ),
    ],
    "the folder of packs": ["0333", () => ".git/objects/pack"],
    HEAD: ["3333", () => ".git/HEAD"],
    "a branch": ["0333", () => ".git/refs/heads/main"],
    "the branches": ["0333", () => ".git/refs/heads"],
    "the index": ["3330", () => ".git/index"],
    "the configuration": ["3333", () => ".git/config"],
    "the logs": ["0300", () => ".git/logs"],
  };
  it.each(Object.keys(CLOSED))("says so of %s", async (what) => {
    const root = cleanRepository();
    openUp(root);
    const [expected = "", pathOf] = CLOSED[what] ?? [];
    chmodSync(join(root, pathOf?.(root) ?? ""), 0);
    const runs = await runEveryWay(root, EVERY_WAY, { through: AS_NOBODY });
    expect(runs.map(({ code }) => code).join(""), runs.map(({ stderr }) => stderr).join("\n")).toBe(expected);
  });

  it("needs to write nothing", async () => {
    const root = busyRepository();
    openUp(root);
    execFileSync("chmod", ["-R", "a-w", root]);
    const runs = await runEveryWay(root, EVERY_WAY, { through: AS_NOBODY });
    expect(runs.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
  });
});

describe("with an output that takes nothing", () => {
  function shell(root: string, script: string): { code: number; text: string } {
    try {
      const text = execFileSync("/bin/bash", ["-c", script, process.execPath, KEYLINT], {
        cwd: root,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
        env: { PATH: process.env.PATH },
      });
      return { code: 0, text };
    } catch (error) {
      const { status, stderr } = error as { status: number; stderr: string };
      return { code: status, text: stderr };
    }
  }

  it.each(EVERY_WAY.map((way) => way.join(" ")))("%s keeps its code where the reader goes away", (way) => {
    const root = busyRepository();
    expect(
      shell(root, `"$0" "$1" ${way} --format json | head -c 1 >/dev/null; exit \${PIPESTATUS[0]}`).code,
    ).toBe(1);
    expect(shell(root, `"$0" "$1" ${way} --format json >&- 2>&-`).code).not.toBe(0);
  });

  it.each(EVERY_WAY.map((way) => way.join(" ")))("%s cannot be run where the disk is full", (way) => {
    const run = shell(busyRepository(), `"$0" "$1" ${way} --format json >/dev/full`);
    expect(run.code).toBe(2);
    expect(run.text).toMatch(/^keylint: .*ENOSPC.*\n$/u);
  });
});

describe("when it is interrupted", () => {
  /** A git that does not end, and leaves the number of its process. */
  function slowGit(): { readonly folder: string; readonly pid: () => number } {
    const folder = temporaryFolder();
    const file = join(folder, "pid");
    writeFileSync(
      join(folder, "git"),
      `#!/bin/sh\necho $$ > '${file}.new'\nmv '${file}.new' '${file}'\nexec sleep 1000\n`,
      { mode: 0o755 },
    );
    return { folder, pid: () => (existsSync(file) ? Number(readFileSync(file, "utf8")) : 0) };
  }

  it.each(
    EVERY_WAY.flatMap((way) =>
      (["SIGINT", "SIGTERM"] as const).map((signal) => [way.join(" "), signal] as const),
    ),
  )("%s ends by %s with its git, and leaves nothing", async (way, signal) => {
    const root = busyRepository();
    const git = slowGit();
    const temporary = temporaryFolder();
    const child = spawn(process.execPath, [KEYLINT, ...way.split(" ")], {
      cwd: root,
      env: { PATH: `${git.folder}:${process.env.PATH ?? ""}`, TMPDIR: temporary },
    });
    onTestFinished(() => {
      child.kill("SIGKILL");
    });
    while (git.pid() === 0) await wait(10);
    child.kill(signal);
    const [code] = (await once(child, "exit")) as [number | null];
    expect(code).toBe(130);
    expect(readdirSync(temporary)).toEqual([]);
    expect(() => process.kill(git.pid(), 0)).toThrow("ESRCH");
  });
});

describe("names that are commands", () => {
  const NAMES = [
    "a\nb.env",
    "\u001b[31mred\u001b]0;title\u0007.env",
    "::set-output name=x::y.env",
    "::stop-commands::x",
    "x ##[set-env name=PATH]y.env",
    "\r::error::x.env",
    "-rf.env",
    "--help",
    "\u202egnp.env",
    "\u200b.env",
    "\"quoted\" 'name'.env",
    "<script>alert(1)</script>.env",
    "$(touch x).env",
    "`touch x`.env",
    "| touch x",
    "\\..\\x.env",
    "%0A%0D::error::x.env",
    "x".repeat(255),
    ":(glob)**",
  ];

  it.each([false, true])("obey nobody, in a workflow: %s", async (isWorkflow) => {
    const root = cleanRepository();
    commitFiles(
      root,
      Object.fromEntries(NAMES.map((name, index) => [name, keyLine(`name ${index}`)])),
      `::error::x\n\n##[group]\u001b[31m ${keyLine("m")}`,
    );
    writeFiles(root, { "c.txt": keyLine("c") });
    execFileSync("git", ["add", "-A"], { cwd: root });
    const invalid = Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff, 0xfe]), Buffer.from(".env")]);
    writeFileSync(invalid, keyLine("invalid"));
    const env = isWorkflow ? { GITHUB_ACTIONS: "true" } : {};
    const runs = await runEveryWay(root, EVERY_WAY, { env });
    expect(runs.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
    expect(runs[0]?.found.length).toBeGreaterThan(NAMES.length);
    expect(runs[3]?.found.length).toBeGreaterThanOrEqual(NAMES.length);
    for (const format of ["pretty", "json", "jsonl"]) {
      for (const way of EVERY_WAY) {
        const output = execOutput(root, [...way, "--format", format], env);
        expect(output).not.toMatch(
          /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u,
        );
        expect(output).not.toMatch(/^\s*::|\r/mu);
        expect(output).not.toContain("##[");
        expect(output).not.toMatch(/pk_(?:live|test)_[A-Za-z0-9]{32}/u);
      }
    }
    expect(existsSync(join(root, "x"))).toBe(false);
  });

  function execOutput(root: string, args: readonly string[], env: Readonly<Record<string, string>>): string {
    try {
      return execFileSync(process.execPath, [KEYLINT, ...args], {
        cwd: root,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
        env: { PATH: process.env.PATH, ...env },
      });
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      return stdout + stderr;
    }
  }
});

it("nothing is staged in a bare repository, which is said", async () => {
  const bare = join(temporaryFolder(), "bare.git");
  execFileSync("git", ["clone", "-q", "--bare", busyRepository(), bare]);
  const { code, stderr } = await runHostile(bare, ["--staged"]);
  expect([code, stderr]).toEqual([2, expect.stringMatching(/^keylint: .* is a bare repository, .*\n$/u)]);
});

describe("a range", () => {
  const WRONG = [
    "-x..HEAD",
    "--output=/tmp/evil..HEAD",
    "HEAD..-x",
    "HEAD..--all",
    "--all",
    "-1",
    "HEAD",
    "",
    "unknown..HEAD",
    "HEAD..unknown",
    `${"1".repeat(40)}..HEAD`,
    `HEAD..${"1".repeat(40)}`,
    "HEAD~99..HEAD",
    "HEAD..HEAD:x",
    "$(touch evil)..HEAD",
    "`touch evil`..HEAD",
    "HEAD..HEAD; touch evil",
    "HEAD\n--all..HEAD",
    "a..b..c",
    "@{upstream}..HEAD",
    "HEAD@{99}..HEAD",
    "HEAD^{/nothing like it}..HEAD",
    ":/nothing..HEAD",
    "x".repeat(100_000) + "..HEAD",
    "refs/heads/*..HEAD",
    "HEAD..^HEAD",
    "\u202e..HEAD",
  ];
  it("that is none, or leads to what is not there, is never clean", async () => {
    const root = cleanRepository();
    const runs = await runEveryWay(
      root,
      WRONG.map((range) => [`--range=${range}`]),
    );
    for (const [at, { code }] of runs.entries()) expect([2, 3], WRONG[at]).toContain(code);
    expect(readdirSync(root).sort()).toEqual([".git", "a.txt", "b.txt"]);
  });

  it("by refs that are named like options, hashes and ranges finds what is in it", async () => {
    const root = busyRepository();
    const head = readFileSync(join(root, ".git/refs/heads/main"), "utf8");
    const first = execFileSync("git", ["rev-parse", "HEAD~1"], { cwd: root, encoding: "utf8" });
    for (const name of ["-x", "--all", "--help", "1".repeat(40), "HEAD", "main"]) {
      writeFiles(root, { [`.git/refs/heads/${name}`]: head, [`.git/refs/tags/${name}`]: head });
    }
    writeFiles(root, { ".git/refs/heads/first": first });
    const ranges = [
      "first..refs/heads/-x",
      "first..refs/heads/--all",
      "first..refs/heads/main",
      "first..tags/HEAD",
      "first..",
      `${"0".repeat(40)}..main`,
    ];
    const runs = await runEveryWay(
      root,
      ranges.map((range) => [`--range=${range}`]),
    );
    expect(runs.map(({ code }) => code)).toEqual(ranges.map(() => 1));
  });

  it("with nothing in it is clean", async () => {
    const ranges = ["HEAD..HEAD", "HEAD...HEAD", `HEAD..${"0".repeat(40)}`];
    const runs = await runEveryWay(
      busyRepository(),
      ranges.map((range) => [`--range=${range}`]),
    );
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
  });
});
