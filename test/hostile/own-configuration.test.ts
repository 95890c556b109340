import { execFileSync } from "node:child_process";
import { createServer } from "node:net";
import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { git, temporaryFolder, writeFiles } from "../support/temporary.js";
import { busyRepository, cleanRepository, commitFiles, keyLine } from "./repositories.js";
import { EVERY_WAY, runEveryWay, runHostile } from "./running.js";

/** What a target may write to have nothing looked at. */
const HIDING_ALL: Record<string, Readonly<Record<string, string>>> = {
  "excludes all": { "keylint.config.json": '{ "exclude": ["**"] }' },
  "excludes all by kinds": { "keylint.config.json": '{ "exclude": ["*.txt", ".*", "*.json"] }' },
  "excludes all but its own configuration": {
    "keylint.config.json": '{ "exclude": ["*", "!keylint.config.json"] }',
  },
  "ignores all paths": { ".keylintignore": "*\n" },
  "ignores all paths but its own files": { ".keylintignore": "*\n!.keylintignore\n!.gitignore\n" },
};

/** What a target may not say. */
const REFUSED: Record<string, Readonly<Record<string, string>>> = {
  "the host of the API": { "keylint.config.json": '{ "apiUrl": "https://evil.invalid" }' },
  "the host of the API, in other words": { "keylint.config.json": '{ "api-url": "https://evil.invalid" }' },
  verification: { "keylint.config.json": '{ "verify": true }' },
  "that keys are shown": { "keylint.config.json": '{ "showKeys": true }' },
  "what fails": { "keylint.config.json": '{ "failOn": "none" }' },
  "codes of an exit": { "keylint.config.json": '{ "exitCode": 0 }' },
  "a format with a file": { "keylint.config.json": '{ "format": "json=/tmp/x" }' },
  "rules off": { "keylint.config.json": '{ "rules": { "pictify-key": "off" } }' },
  plugins: { "keylint.config.json": '{ "plugins": ["./evil.js"] }' },
  "what it extends": { "keylint.config.json": '{ "extends": "./evil.json" }' },
  "a prototype": { "keylint.config.json": '{ "__proto__": { "exclude": ["**"] } }' },
  "a baseline elsewhere": { "keylint.config.json": '{ "baseline": "../../etc/passwd" }' },
  "a baseline that is not there": { "keylint.config.json": '{ "baseline": "none.txt" }' },
  "a baseline that is nonsense": { "keylint.config.json": '{ "baseline": "b.txt" }', "b.txt": "nonsense\n" },
  "a baseline of the future": {
    "keylint.config.json": '{ "baseline": "b.txt" }',
    "b.txt": "kl9:abcdef reason\n",
  },
  "a file of ignores of the future": { ".keylintignore": "kl9:abcdef reason\n" },
  "an ignore without a reason": { ".keylintignore": "kl1:abcdef\n" },
  "what is no JSON": { "keylint.config.json": "{ exclude: [] }" },
  "what is empty": { "keylint.config.json": "" },
  "a list": { "keylint.config.json": "[]" },
  "a conflict": { ".keylintignore": "<<<<<<< ours\n=======\n>>>>>>> theirs\n" },
  "a size below nothing": { "keylint.config.json": '{ "maxFileSize": 0 }' },
};

describe("a target's own configuration", () => {
  it.each(Object.keys(HIDING_ALL))("is never clean where it %s", async (name) => {
    const root = busyRepository();
    writeFiles(root, HIDING_ALL[name] ?? {});
    for (const { code, gaps, skipped } of await runEveryWay(root)) {
      expect(code).toBe(3);
      expect(gaps).toContain("nothing-to-scan");
      expect(skipped.join()).toContain("excluded");
    }
  });

  it("is never clean where it excludes all of a bare repository, or of a history that is gone", async () => {
    const root = busyRepository();
    writeFiles(root, { "keylint.config.json": '{ "exclude": ["*"] }' });
    git(root, "rm", "-rqf", "--cached", ".");
    git(root, "commit", "-q", "-m", "gone");
    expect((await runHostile(root, ["--history"])).code).toBe(3);
    git(root, "reset", "-q", "--soft", "HEAD~1");
    rmSync(join(root, ".git/index"));
    git(root, "config", "core.bare", "true");
    writeFiles(root, { ".git/keylint.config.json": '{ "exclude": ["*"] }' });
    expect((await runHostile(join(root, ".git"), ["--history"])).code).toBe(3);
  });

  it("may exclude a part, which is counted", async () => {
    const root = busyRepository();
    writeFiles(root, { "keylint.config.json": '{ "exclude": ["?.txt"] }', "other/README": "" });
    git(root, "add", "other");
    for (const { code, skipped } of await runEveryWay(root)) {
      expect(code).toBe(0);
      expect(skipped).toEqual(["?.txt excluded"]);
    }
  });

  it("is never clean where a .gitignore takes out all of a folder that is no repository", async () => {
    for (const rules of ["*\n", "*\n!.gitignore\n"]) {
      const run = await runHostile(temporaryFolder({ ".gitignore": rules, ".env": keyLine("x") }), ["."]);
      expect(run.code).toBe(3);
      expect(run.gaps).toContain("nothing-to-scan");
      expect(run.skipped).toContain(".gitignore excluded");
    }
  });

  it.each([".gitignore", ".git/info/exclude"])(
    "is never clean where a %s takes out all of a repository",
    async (file) => {
      const root = temporaryFolder();
      git(root, "init", "-q");
      mkdirSync(join(root, "empty"));
      expect((await runHostile(root, ["."])).code).toBe(0);
      writeFiles(root, { [file]: "*\n", ".env": keyLine("x") });
      const { code, gaps, skipped } = await runHostile(root, ["."]);
      expect([code, skipped]).toEqual([3, [`${file} excluded`]]);
      expect(gaps).toContain("nothing-to-scan");
    },
  );

  it("may leave out a part of a folder that is no repository, which is counted", async () => {
    const folder = temporaryFolder({
      ".gitignore": "*.log\n",
      "a.txt": "",
      "x.log": keyLine("x"),
      "sub/y.log": "",
    });
    const run = await runHostile(folder, ["."]);
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/"path": "\.gitignore",\s+"reason": "excluded",\s+"count": 2/u);
  });

  it.each(Object.keys(REFUSED))("is refused where it names %s", async (name) => {
    const root = busyRepository();
    writeFiles(root, REFUSED[name] ?? {});
    const runs = await runEveryWay(root);
    expect(runs.map(({ code }) => code)).toEqual([2, 2, 2, 2]);
  });

  it.each(["keylint.config.json", ".keylintignore"])(
    "is refused where its %s is no regular file",
    async (file) => {
      const makers: readonly ((path: string) => void)[] = [
        (path) => {
          execFileSync("mkfifo", [path]);
        },
        (path) => {
          mkdirSync(path);
        },
        (path) => {
          symlinkSync("/dev/zero", path);
        },
        (path) => {
          symlinkSync(path, path);
        },
        (path) => {
          symlinkSync("/etc/passwd", path);
        },
        (path) => {
          writeFileSync(path, "");
          truncateSync(path, 2 ** 33);
        },
      ];
      for (const make of makers) {
        const root = cleanRepository();
        make(join(root, file));
        const runs = await runEveryWay(root);
        expect(runs.map(({ code }) => code)).toEqual([2, 2, 2, 2]);
      }
    },
  );

  it("never has anybody called, whatever variables and files a target has", async () => {
    const calls: string[] = [];
    const server = createServer((socket) => {
      calls.push("call");
      socket.destroy();
    }).listen(0, "127.0.0.1");
    onTestFinished(() => {
      server.close();
    });
    await new Promise((resolve) => server.once("listening", resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? (address?.port ?? 0) : 0}`;
    const root = busyRepository();
    writeFiles(root, {
      ".env": `KEYLINT_API_URL=${url}\nHTTPS_PROXY=${url}\n${keyLine("env")}`,
      ".npmrc": `proxy=${url}\nhttps-proxy=${url}\nregistry=${url}\n`,
    });
    git(root, "config", "http.proxy", url);
    git(root, "config", "remote.origin.url", url);
    git(root, "config", "remote.origin.promisor", "true");
    await runEveryWay(root);
    expect(calls).toEqual([]);
  });

  it("counts and says what inline ignores and a .keylintignore take away", async () => {
    const root = cleanRepository();
    commitFiles(root, { "x.txt": `${keyLine("x").trim()} # keylint:allow it is an example\n` });
    const { code, stdout } = await runHostile(root, ["."]);
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as { suppressed: unknown[] }).suppressed).toHaveLength(1);
  });

  it("is not asked by markers of other scanners", async () => {
    const root = cleanRepository();
    const line = keyLine("x").trim();
    commitFiles(root, {
      "x.txt": `${line} # gitleaks:allow\n${line} # trufflehog:ignore\n${line} # pragma: allowlist secret\n`,
      ".gitleaks.toml": '[allowlist]\npaths = [".*"]\n',
      ".gitleaksignore": "*\n",
      ".secretlintignore": "**\n",
      ".secretlintrc.json": '{ "rules": [] }',
      ".gitguardian.yaml": "paths-ignore: ['**']\n",
    });
    const runs = await runEveryWay(
      root,
      EVERY_WAY.filter(([way]) => way !== "--staged"),
    );
    expect(runs.map(({ code }) => code)).toEqual([1, 1, 1]);
  });
});
