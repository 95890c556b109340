import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { KEYLINT, keylint } from "../support/command-line.js";
import { randomBody, randomKey } from "../support/keys.js";
import { git, temporaryFolder, temporaryRepository } from "../support/temporary.js";

const KEY = randomKey("command");
const LEAK = `PICTIFY_API_KEY=${KEY}\n`;

/** Leaks that make a report of more than a pipe holds. */
function manyLeaks(seed: string): Record<string, string> {
  const files = Array.from({ length: 300 }, (_, index) => [
    `f${index}.env`,
    `PICTIFY_API_KEY=${randomKey(`${seed}${index}`)}\n`,
  ]);
  return Object.fromEntries(files) as Record<string, string>;
}

interface JsonReport {
  readonly outcome: string;
  readonly findings: { readonly fingerprint: string; readonly locations: { readonly path: string }[] }[];
  readonly explanations?: unknown[];
}

function json(text: string): JsonReport {
  return JSON.parse(text) as JsonReport;
}

describe("exit codes", () => {
  it("are 0 where all was read and nothing found", () => {
    expect(keylint(temporaryFolder({ "a.txt": "x" }), []).code).toBe(0);
  });

  it("are 1 for findings, also where not all was read", () => {
    const folder = temporaryFolder({ "a.env": LEAK });
    expect(keylint(folder, []).code).toBe(1);
    execFileSync("mkfifo", [join(folder, "fifo")]);
    const { code, stdout } = keylint(folder, []);
    expect(code).toBe(1);
    expect(stdout).toContain("not everything could be read");
  });

  it("are 3 where nothing was found but not all was read, and standard error says what and the mend", () => {
    const folder = temporaryFolder({ "a.txt": "x" });
    execFileSync("mkfifo", [join(folder, "fifo")]);
    for (const format of ["json", "jsonl"]) {
      const { code, stderr } = keylint(folder, ["--format", format]);
      expect(code).toBe(3);
      expect(stderr).toMatch(/not everything could be read: not-a-regular-file; to mend it: remove it/u);
    }
    const pretty = keylint(folder, []);
    expect(pretty.stdout).toMatch(/not read {2}not-a-regular-file: fifo/u);
    // What reads standard output alone, or throws it away, is told too.
    expect(pretty.stderr).toMatch(/not everything could be read: not-a-regular-file; to mend it: remove it/u);
  });

  it("do not depend on the format or on where it goes", () => {
    const folder = temporaryFolder({ "a.env": LEAK });
    const outputs = [
      ["--format", "json"],
      ["--format", "jsonl"],
      ["--format", "json=r.json"],
      ["--output", "r.txt"],
      ["--quiet"],
    ];
    expect(outputs.map((args) => keylint(folder, args).code)).toEqual([1, 1, 1, 1, 1]);
  });

  it("can be told that findings do not fail", () => {
    expect(keylint(temporaryFolder({ "a.env": LEAK }), ["--fail-on", "none"]).code).toBe(0);
  });

  it.each([
    [["--formt", "json"], /unknown option --formt: is --format meant\?/u],
    [["--format", "jso"], /unknown format jso: is json meant\?/u],
    [["--format"], /--format needs a value/u],
    [["--format", "json="], /write a file behind =/u],
    [["--format", "json", "--format", "pretty"], /two formats cannot both go to standard output/u],
    [["--format", "json=a", "--format", "pretty=a"], /same file/u],
    [["--format", "json=a", "--output", "b"], /--output goes with one format/u],
    [["scna"], /is scan meant\?/u],
    [["ignor", "list"], /is ignore meant\?/u],
    [["nowhere"], /nowhere: no such file or folder/u],
    [["--jobs", "abc"], /--jobs abc: not a whole number/u],
    [["--jobs", "0"], /--jobs 0: not a whole number/u],
    [["--jobs", "1", "--jobs", "2"], /--jobs was given more than once/u],
    [["--max-file-size", "big"], /--max-file-size big: not a size/u],
    [["--fail-on", "live"], /--fail-on live needs --verify/u],
    [["--fail-on", "some"], /--fail-on some: write any, live or none/u],
    [["--write-baseline"], /add --baseline <file>/u],
    [["--baseline", "none"], /none: no such baseline/u],
    [["--config", "none.json"], /none\.json: no such configuration file/u],
    [["--output", "no/such/folder/x"], /its folder does not exist/u],
    [["--output", "."], /is a folder/u],
    [["--verify=some"], /--verify=some: write --verify or --verify=all/u],
    [["--verify="], /--verify needs a value/u],
    [["--verify", "--verify"], /--verify was given more than once/u],
    [["--api-url"], /--api-url needs a value/u],
    [["--api-url", "http://api.pictify.io"], /--api-url: a key is sent over https only/u],
    [["--api-url", "https://u:p@api.pictify.io"], /--api-url: leave out the user name and password/u],
    [["--verfy"], /unknown option --verfy: is --verify meant\?/u],
    [["--history"], /not in a git repository/u],
    [["--stdin-path", "a", "--stdin-path", "b"], /--stdin-path was given more than once/u],
    [["--output="], /--output needs a value/u],
    [["--no-format"], /--format needs a value/u],
    [["-x"], /unknown option -x/u],
    [["--output", "a.txt/x"], /its folder does not exist/u],
    [["--format", "json=r", "--format", "pretty=./r"], /same file/u],
    [["--format", "json=b", "--baseline", "./b", "--write-baseline"], /same file/u],
    [["ignore", "lst"], /is list meant\?/u],
    [["ignore", "list", "extra"], /extra: too much/u],
    [["ignore", "add"], /ignore add which key\?/u],
    [["ignore"], /write add, import, list or prune/u],
    [["ignore", "add", "kl1:1", "--reason", "x"], /not a fingerprint/u],
  ])("are 2 with one line for %j", (args, message) => {
    const { code, stdout, stderr } = keylint(temporaryFolder({ "a.txt": "x" }), args);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).toMatch(/^keylint: /u);
    expect(stdout).toBe("");
    expect(code).toBe(2);
  });
});

describe("the command line", () => {
  it("tells its version and its help", () => {
    const folder = temporaryFolder();
    const { version } = JSON.parse(readFileSync(join(KEYLINT, "../../package.json"), "utf8")) as {
      version: string;
    };
    expect(keylint(folder, ["--version"])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
    const help = keylint(folder, ["--help"]);
    expect(help.code).toBe(0);
    for (const option of ["--format", "--stdin", "--baseline", "--explain", "Exit codes", "Examples"]) {
      expect(help.stdout).toContain(option);
    }
    expect(keylint(folder, ["ignore", "--help"]).stdout).toContain("keylint ignore prune");
  });

  it("tells its version wherever it is asked for, and fails where it cannot", () => {
    const folder = temporaryFolder();
    expect(keylint(folder, ["scan", "--version"]).stdout).toMatch(/^\d+\.\d+\.\d+\n$/u);
    const shell = (script: string): string => spawnSync("sh", ["-c", script], { encoding: "utf8" }).stderr;
    const command = `"${process.execPath}" "${KEYLINT}" --version`;
    expect(shell(`${command} >/dev/full; echo "code $?" >&2`)).toMatch(
      /cannot be written \(ENOSPC\).*\ncode 2\n$/u,
    );
    expect(shell(`{ ${command}; echo "code $?" >&2; } | true`)).toBe("code 0\n");
  });

  it("takes a folder that is called like a command for a folder behind --", () => {
    const folder = temporaryFolder({ "scan/a.env": LEAK, "b.txt": "" });
    expect(keylint(folder, ["--", "scan"]).code).toBe(1);
    expect(keylint(folder, ["b.txt", "--", "scan"]).code).toBe(1);
  });

  it("leaves the exit code alone where standard error cannot be written", () => {
    const folder = temporaryFolder({ "a.txt": "x" });
    execFileSync("mkfifo", [join(folder, "fifo")]);
    const script = `"${process.execPath}" "${KEYLINT}" --format json 2>/dev/full >/dev/null; echo $?`;
    expect(spawnSync("sh", ["-c", script], { cwd: folder, encoding: "utf8" }).stdout).toBe("3\n");
  });

  it("skips files above the size that it is given, however small that is", () => {
    const folder = temporaryFolder({ "a.env": `${LEAK}${"x".repeat(5000)}` });
    expect(keylint(folder, ["--max-file-size", "1k"]).code).toBe(3);
    expect(keylint(folder, ["--max-file-size", "10k"]).code).toBe(1);
  });

  it("takes paths behind the command, before options and behind --", () => {
    const folder = temporaryFolder({ "a.env": LEAK, "b.env": LEAK, "-c.env": LEAK });
    const paths = (...args: string[]): string[] =>
      json(keylint(folder, ["--format", "json", ...args]).stdout).findings.flatMap(({ locations }) =>
        locations.map(({ path }) => path),
      );
    expect(paths("a.env")).toEqual(["a.env"]);
    expect(paths("scan", "b.env")).toEqual(["b.env"]);
    expect(paths("--", "-c.env")).toEqual(["-c.env"]);
    expect(paths("a.env", "--", "b.env", "-c.env")).toEqual(["-c.env", "a.env", "b.env"]);
  });

  it("reads standard input under a name", () => {
    const folder = temporaryFolder({ "a.env": LEAK });
    const run = keylint(folder, ["--stdin", "--format", "json"], { input: `x\n${LEAK}` });
    expect(json(run.stdout).findings[0]?.locations).toMatchObject([
      { path: "stdin", start: { line: 2, column: 17 } },
    ]);
    expect(keylint(folder, ["--stdin-path", "b.patch"], { input: LEAK }).stdout).toContain("b.patch:1:17");
    expect(keylint(folder, ["--stdin"], { input: "" }).code).toBe(0);
  });

  it("writes several formats at once, each wholly", () => {
    const folder = temporaryFolder({ "a.env": LEAK });
    const { stdout } = keylint(folder, [
      "--format",
      "json=r.json",
      "--format",
      "jsonl=r.jsonl",
      "--format",
      "pretty",
    ]);
    expect(stdout).toContain("a.env:1:17");
    expect(json(readFileSync(join(folder, "r.json"), "utf8")).outcome).toBe("findings");
    const lines = readFileSync(join(folder, "r.jsonl"), "utf8").trim().split("\n");
    expect(lines.map((line) => (JSON.parse(line) as { type: string }).type)).toEqual([
      "header",
      "finding",
      "summary",
    ]);
    expect(readdirSync(folder).sort()).toEqual(["a.env", "r.json", "r.jsonl"]);
  });

  it("writes into what is no regular file, and never replaces it", () => {
    const folder = temporaryFolder({ "a.env": LEAK, target: "keep" });
    expect(keylint(folder, ["--format", "json=/dev/stdout"]).stdout).toContain('"outcome": "findings"');
    symlinkSync("target", join(folder, "link"));
    expect(keylint(folder, ["--output", "link"]).code).toBe(2);
    expect(readFileSync(join(folder, "target"), "utf8")).toBe("keep");
    const { code, stderr } = keylint(folder, ["--format", "json=/dev/full"]);
    expect(code).toBe(2);
    expect(stderr).toContain("/dev/full: cannot be written (ENOSPC)");
  });

  it("keeps a baseline", () => {
    const folder = temporaryFolder({ "a.env": LEAK });
    const args = ["--baseline", "known.txt"];
    expect(keylint(folder, [...args, "--write-baseline"]).code).toBe(1);
    expect(keylint(folder, args).code).toBe(0);
    expect(readFileSync(join(folder, "known.txt"), "utf8")).toMatch(
      /^# keylint baseline 1.*\nkl1:[0-9a-f]{32} baseline\n$/u,
    );
  });

  it("keeps ignores at the top of the repository", () => {
    const folder = temporaryRepository({ "sub/a.env": LEAK });
    const { fingerprint = "" } = json(keylint(folder, ["--format", "json"]).stdout).findings[0] ?? {};
    const sub = join(folder, "sub");
    const add = keylint(sub, [
      "ignore",
      "add",
      fingerprint,
      "--reason",
      "revoked",
      "--expires",
      "2999-12-31",
    ]);
    expect(add).toEqual({
      code: 0,
      stdout: `added to .keylintignore: ${fingerprint} expires:2999-12-31 revoked\n`,
      stderr: "",
    });
    expect(keylint(folder, []).code).toBe(0);
    expect(keylint(sub, []).code).toBe(0);
    expect(keylint(sub, ["ignore", "list"]).stdout).toBe(`${fingerprint} expires:2999-12-31 revoked\n`);
    expect(keylint(sub, ["ignore", "prune"]).stdout).toMatch(/^nothing to remove/u);
    git(folder, "rm", "-q", "-f", "sub/a.env");
    mkdirSync(sub, { recursive: true });
    // The history still holds it.
    expect(keylint(sub, ["ignore", "prune"]).stdout).toMatch(/^nothing to remove/u);
  });

  it("explains what it did not report when asked to", () => {
    const stripe = `STRIPE_KEY=pk_live_51${randomBody("stripe", 97)}\nA=pk_test_your_key_here_please\n`;
    const folder = temporaryFolder({ "a.env": stripe });
    const { code, stdout } = keylint(folder, ["--explain"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/not Pictify's: stripe/u);
    expect(stdout).toMatch(/placeholder/u);
    expect(json(keylint(folder, ["--explain", "--format", "json"]).stdout).explanations).toHaveLength(2);
    expect(json(keylint(folder, ["--format", "json"]).stdout).explanations).toBeUndefined();
  });

  it("colours only where colours are wanted", () => {
    const folder = temporaryFolder({ "a.env": LEAK });
    const coloured = (args: string[], env: Record<string, string> = {}): boolean =>
      keylint(folder, args, { env }).stdout.includes("\u001b[");
    expect(coloured([])).toBe(false);
    expect(coloured([], { FORCE_COLOR: "1" })).toBe(true);
    expect(coloured([], { FORCE_COLOR: "0" })).toBe(false);
    expect(coloured([], { FORCE_COLOR: "1", NO_COLOR: "1" })).toBe(false);
    expect(coloured(["--no-color"], { FORCE_COLOR: "1" })).toBe(false);
    expect(coloured(["--color"])).toBe(true);
  });

  it("prints findings alone when it is to be quiet", () => {
    expect(keylint(temporaryFolder({ "a.txt": "x" }), ["--quiet"])).toEqual({
      code: 0,
      stdout: "",
      stderr: "",
    });
    expect(keylint(temporaryFolder({ "a.env": LEAK }), ["--quiet"]).stdout).not.toMatch(/\d ms/u);
  });

  it("ends well when its reader goes away, with the code of what it found", () => {
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [
        `f${index}.env`,
        `PICTIFY_API_KEY=${randomKey(`pipe${index}`)}\n`,
      ]),
    );
    const folder = temporaryFolder(files);
    const script = `"${process.execPath}" "${KEYLINT}" --format json; echo "code $?" >&2`;
    const { stderr } = spawnSync("sh", ["-c", `{ ${script}; } | head -c 1`], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(stderr).toBe("code 1\n");
  });

  it.each(["SIGINT", "SIGTERM"] as const)(
    "ends at once with 130 at %s, without a half-written file",
    async (signal) => {
      const folder = temporaryFolder({ "a.env": LEAK });
      const child = spawn(process.execPath, [KEYLINT, "--stdin", "--format", "json=r.json", "."], {
        cwd: folder,
        stdio: ["pipe", "pipe", "pipe"],
      });
      child.stdin.write(LEAK);
      // Until it waits for more input.
      await new Promise((resolve) => setTimeout(resolve, 1500));
      child.kill(signal);
      const [code] = (await once(child, "exit")) as [number | null];
      expect(code).toBe(130);
      expect(readdirSync(folder)).toEqual(["a.env"]);
    },
  );

  it("ends at SIGINT although the reader of its output stalls", async () => {
    const folder = temporaryFolder(manyLeaks("stall"));
    const child = spawn(process.execPath, [KEYLINT, "--format", "json"], {
      cwd: folder,
      stdio: ["ignore", "pipe", "ignore"],
    });
    // What is read once shows that writing has begun; then nothing more is read.
    await once(child.stdout, "readable");
    child.kill("SIGINT");
    expect(await once(child, "exit")).toEqual([130, null]);
  });

  it("ends at SIGINT although nobody reads the pipe that it is to write", async () => {
    const folder = temporaryFolder({ "a.env": LEAK });
    const outside = temporaryFolder();
    execFileSync("mkfifo", [join(outside, "pipe")]);
    const child = spawn(
      process.execPath,
      [KEYLINT, "--format", `json=${join(outside, "pipe")}`, "--format", "pretty"],
      {
        cwd: folder,
        stdio: ["ignore", "pipe", "ignore"],
      },
    );
    await new Promise((resolve) => setTimeout(resolve, 1500));
    child.kill("SIGINT");
    expect(await once(child, "exit")).toEqual([130, null]);
  });

  it.each([["--history"], ["--staged"], ["."], ["--range", "HEAD~0..HEAD"]])(
    "ends with 130 at SIGINT while git is at work for %s, and leaves nothing",
    async (...args) => {
      const folder = temporaryFolder({ "a.txt": "a\n" });
      git(folder, "init", "-q");
      git(folder, "add", "-A");
      git(folder, "commit", "-q", "-m", "one");
      // A git that never ends, and tells that it runs.
      const tools = temporaryFolder();
      writeFileSync(join(tools, "git"), `#!/bin/sh\necho > "${tools}/started"\nexec sleep 1000\n`, {
        mode: 0o755,
      });
      const temporary = temporaryFolder();
      const child = spawn(process.execPath, [KEYLINT, ...args], {
        cwd: folder,
        env: { PATH: `${tools}:${process.env.PATH ?? ""}`, TMPDIR: temporary },
        stdio: "ignore",
      });
      while (!existsSync(join(tools, "started"))) await new Promise((resolve) => setTimeout(resolve, 20));
      child.kill("SIGINT");
      expect(await once(child, "exit")).toEqual([130, null]);
      expect(readdirSync(temporary)).toEqual([]);
    },
  );

  it("takes no closed pipe for an error, wherever a report goes", () => {
    const folder = temporaryFolder(manyLeaks("closed"));
    const script = `"${process.execPath}" "${KEYLINT}" --format json=>(head -c 1 >/dev/null); echo "code $?"`;
    const run = spawnSync("bash", ["-c", script], { cwd: folder, encoding: "utf8" });
    expect(run.stdout).toBe("code 1\n");
  });

  it("makes nothing where a link leads to nothing, and keeps the mode of a report that it replaces", () => {
    const folder = temporaryFolder({ "a.env": LEAK, report: "" });
    const elsewhere = join(temporaryFolder(), "target");
    symlinkSync(elsewhere, join(folder, "link"));
    expect(keylint(folder, ["--output", "link"]).code).toBe(2);
    expect(existsSync(elsewhere)).toBe(false);
    chmodSync(join(folder, "report"), 0o600);
    expect(keylint(folder, ["--output", "report"]).code).toBe(1);
    expect(statSync(join(folder, "report")).mode & 0o777).toBe(0o600);
  });

  it("takes a bug for no finding, and shows no key in its stack", async () => {
    const folder = temporaryFolder({
      "bug.mjs": "setTimeout(() => { throw new Error(process.env.BUG); }, 100);",
    });
    const child = spawn(process.execPath, ["--import", join(folder, "bug.mjs"), KEYLINT, "--stdin"], {
      cwd: folder,
      stdio: ["pipe", "ignore", "pipe"],
      env: { PATH: process.env.PATH, BUG: KEY },
    });
    const [exit, stderr] = await Promise.all([once(child, "exit"), text(child.stderr)]);
    expect(exit).toEqual([2, null]);
    expect(stderr).toMatch(/^keylint: this is a bug of keylint/u);
    expect(stderr).not.toContain(KEY);
  });

  it("says what is missing where it was not built", () => {
    const folder = temporaryFolder({
      "package.json": '{"type":"module"}',
      "bin/keylint.js": readFileSync(KEYLINT, "utf8"),
    });
    const { status, stderr } = spawnSync(process.execPath, [join(folder, "bin/keylint.js")], {
      encoding: "utf8",
    });
    expect(stderr).toMatch(/^keylint: .*npm run build.*\n$/u);
    expect(status).toBe(2);
  });

  it("tells nothing of a workflow's commands to a workflow", () => {
    const folder = temporaryFolder({ "##[error]x.env": LEAK, "::error::y.env": LEAK });
    const runs = [[], ["--format", "json"], ["--format", "jsonl"], ["##[error]nothing"]].map((args) =>
      keylint(folder, args, { env: { GITHUB_ACTIONS: "true" } }),
    );
    for (const { stdout, stderr } of runs) {
      expect(stdout + stderr).not.toMatch(/^\s*::/mu);
      expect(stdout + stderr).not.toContain("##[");
    }
  });

  it("shows no control characters of names", () => {
    const folder = temporaryFolder({ "a\u001b[2J\n\u202eb.env": LEAK });
    const { stdout } = keylint(folder, []);

    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/u);
    expect(stdout).toContain("a\\u001b[2J\\u000a\\u202eb.env:1:17");
  });
});

describe("no output", () => {
  const keys = {
    live: KEY,
    short: `pk_live_${randomBody("short", 12)}`,
    hex: randomBody("hex", 64, "hex"),
    webhook: `whsec_${randomBody("webhook", 32)}`,
    cookie: randomBody("cookie", 10, "upper"),
    hook: randomBody("hook", 30),
    nobody: randomKey("nobody", "live", 48),
  };

  it("holds a whole key: formats, errors, ignores, baselines, names", () => {
    const text = [
      `PICTIFY_API_KEY=${keys.live} # keylint:allow because ${keys.live}`,
      `PICTIFY_API_KEY=${keys.live}`,
      `PICTIFY_KEY=${keys.short}`,
      `PICTIFY_TOKEN=${keys.hex}`,
      `PICTIFY_WEBHOOK_SECRET=${keys.webhook}`,
      `curl https://api.pictify.io -b "auth-token=${keys.cookie}"`,
      `POST https://api.pictify.io/workflow/hooks/abc123/${keys.hook}`,
      ``,
    ].join("\n");
    const folder = temporaryFolder({
      "a.env": text,
      [`pictify ${keys.live}.txt`]: text,
      [`${keys.live}/b.env`]: text,
      [`PICTIFY_TOKEN:${keys.hex}.txt`]: "",
      [`PICTIFY_TOKEN%3D${keys.hex}.txt`]: "",
      "c.txt": `\n\n\ntoken=${keys.nobody}\n`,
    });
    execFileSync("mkfifo", [join(folder, `${keys.live}.fifo`)]);
    const outputs = [
      keylint(folder, ["--explain"]),
      keylint(folder, ["--format", "json", "--explain", "--baseline", "base", "--write-baseline"]),
      keylint(folder, ["--format", "jsonl", "--explain", "--color"]),
      keylint(folder, [`${keys.live}.nothing`]),
      keylint(folder, ["--config", keys.live]),
      keylint(folder, ["--format", keys.live]),
      keylint(folder, [`--${keys.live}`]),
      keylint(folder, ["--jobs", keys.live]),
      keylint(folder, ["ignore", "add", keys.live, "--reason", "x"]),
      keylint(folder, ["ignore", "add", `kl1:${"0".repeat(32)}`, "--reason", keys.live]),
      keylint(folder, ["ignore", "list"]),
    ].flatMap(({ stdout, stderr }) => [stdout, stderr]);
    outputs.push(
      readFileSync(join(folder, "base"), "utf8"),
      readFileSync(join(folder, ".keylintignore"), "utf8"),
    );
    expect(json(outputs[2] ?? "").findings.length).toBeGreaterThanOrEqual(6);
    for (const [name, value] of Object.entries(keys)) {
      expect([
        name,
        outputs.filter((output) => output.includes(value)).map((output) => output.slice(0, 200)),
      ]).toEqual([name, []]);
    }
  });

  it("is left behind where it cannot be written", () => {
    const folder = temporaryFolder({ "a.env": LEAK, "closed/x": "" });
    chmodSync(folder, 0o755);
    chmodSync(join(folder, "closed"), 0o555);
    const isRoot = process.getuid?.() === 0;
    const { status, stderr } = spawnSync(process.execPath, [KEYLINT, "a.env", "--output", "closed/report"], {
      cwd: folder,
      encoding: "utf8",
      ...(isRoot ? { uid: 65_534, gid: 65_534 } : {}),
    });
    expect(stderr).toMatch(/closed\/report: cannot be written \(EACCES\)/u);
    expect(status).toBe(2);
    expect(existsSync(join(folder, "closed/report"))).toBe(false);
  });
});
