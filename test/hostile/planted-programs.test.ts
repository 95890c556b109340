import { chmodSync, cpSync, mkdirSync, symlinkSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder, writeFiles } from "../support/temporary.js";
import { expectSilence } from "./canary.js";
import { busyRepository, type Canary, keyLine, makeCanary } from "./repositories.js";
import { EVERY_WAY, runEveryWay } from "./running.js";

describe("nothing is run in place of git:", () => {
  /** Programs named git at the places that a search could come by. */
  function plant(root: string, ...names: readonly string[]): Canary {
    const canary = makeCanary();
    for (const name of names) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      cpSync(canary.program, join(root, name));
      chmodSync(join(root, name), 0o755);
    }
    return canary;
  }
  const path = process.env.PATH ?? "";

  it("a git in the root, and a PATH that begins with where it stands", async () => {
    for (const entry of [".", "", "./", "node_modules/.bin", "bin/.."]) {
      const root = busyRepository();
      const canary = plant(root, "git", "git.exe", "node_modules/.bin/git", "bin/git");
      await expectSilence(root, canary, EVERY_WAY, { PATH: `${entry}${delimiter}${path}` });
    }
  });

  it("a git in node_modules/.bin, as npm puts it into PATH", async () => {
    const root = busyRepository();
    const canary = plant(root, "node_modules/.bin/git");
    await expectSilence(root, canary, EVERY_WAY, {
      PATH: `${join(root, "node_modules/.bin")}${delimiter}${path}`,
    });
  });

  it("a git that a link in PATH leads to", async () => {
    const root = busyRepository();
    const canary = plant(root, "tools/git");
    const link = join(temporaryFolder(), "link");
    symlinkSync(join(root, "tools"), link);
    await expectSilence(root, canary, EVERY_WAY, { PATH: `${link}${delimiter}${path}` });
  });

  it("a git in a folder below the one that is scanned, from a folder in it", async () => {
    const root = busyRepository();
    writeFiles(root, { "sub/x.txt": keyLine("x") });
    const canary = plant(root, "sub/git", "bin/git");
    const runs = await runEveryWay(join(root, "sub"), EVERY_WAY, {
      env: { PATH: `${join(root, "bin")}${delimiter}${root}${delimiter}${path}` },
    });
    expect(canary.sang()).toBe(false);
    expect(runs.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
  });

  it("programs that node or npm would take from a project", async () => {
    const root = busyRepository();
    const canary = makeCanary();
    const script = `require("node:fs").writeFileSync(${JSON.stringify(join(dirname(canary.program), "marker"))}, "");\n`;
    writeFiles(root, {
      "keylint.config.js": script,
      "keylint.config.cjs": script,
      "keylint.config.mjs": script,
      "keylint.config.ts": script,
      ".keylintrc": script,
      ".keylintrc.js": script,
      ".keylintrc.json": "{",
      "node_modules/keylint/index.js": script,
      "node_modules/fast-glob/index.js": script,
      "node_modules/fast-glob/package.json": '{"main":"index.js"}',
      "node_modules/simple-git/index.js": script,
      "node_modules/yargs/index.js": script,
      ".npmrc": `node-options=--require ${join(root, "evil.cjs")}\nscript-shell=${canary.program}\n`,
      ".env": `NODE_OPTIONS=--require ${join(root, "evil.cjs")}\n`,
      ".node_repl_history": "",
      ".yargsrc": script,
      "evil.cjs": script,
      "package.json": JSON.stringify({
        name: "x",
        type: "commonjs",
        keylint: { extends: "./evil.cjs", plugins: ["./evil.cjs"], exclude: ["**"] },
        yargs: { extends: "./evil.cjs" },
        scripts: { prepare: canary.program },
      }),
    });
    await expectSilence(root, canary);
  });
});
