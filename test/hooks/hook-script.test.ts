import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { HookName } from "../../src/hooks/hook-name.js";
import { hookScript } from "../../src/hooks/hook-script.js";
import { huskyBlock } from "../../src/hooks/husky-block.js";
import type { LauncherPaths } from "../../src/hooks/launcher.js";
import type { Run } from "../support/command-line.js";
import { temporaryFolder, writeFiles } from "../support/temporary.js";

const SHELLS = ["dash", "bash", "busybox"].filter(
  (shell) => spawnSync(shell, ["-c", ":"]).error === undefined,
);
const shellArgs = (shell: string): string[] => (shell === "busybox" ? ["sh"] : []);

/** Stands for keylint: tells how it was called, and fails where it is told so. */
const FAKE = `
  const { argv, env, stdin } = process;
  let input = "";
  stdin.on("data", (data) => (input += data)).on("end", () => {
    console.log(JSON.stringify({ args: argv.slice(2), input }));
    process.exitCode = Number(env.FAKE_CODE ?? 0);
  });
`;

interface Setup {
  readonly repository: string;
  readonly hooks: string;
  readonly paths: LauncherPaths;
}

function setUp(name = "a 'quoted' \"name\" & $HOME"): Setup {
  const folder = temporaryFolder();
  const repository = join(folder, `repo ${name}`);
  const hooks = join(repository, ".git/hooks");
  const elsewhere = join(folder, name);
  writeFiles(elsewhere, { "keylint.cjs": FAKE });
  mkdirSync(hooks, { recursive: true });
  return {
    repository,
    hooks,
    paths: { node: process.execPath, script: join(elsewhere, "keylint.cjs"), ownScript: null },
  };
}

function writeHook(folder: string, name: string, text: string | Uint8Array, mode = 0o755): string {
  writeFiles(folder, { [name]: text });
  chmodSync(join(folder, name), mode);
  return join(folder, name);
}

function run(
  cwd: string,
  command: readonly string[],
  { input = "", path = process.env.PATH ?? "", ...env }: Record<string, string> = {},
): Run {
  const [program = "", ...args] = command;
  const result = spawnSync(program, args, { cwd, input, encoding: "utf8", env: { PATH: path, ...env } });
  return { code: result.status, stdout: result.stdout, stderr: result.stderr };
}

/** The folders of the tools that a hook needs, without node. */
function toolsWithoutNode(): string {
  const tools = temporaryFolder();
  for (const tool of ["cat", "sh", "env"])
    symlinkSync(execFileSync("which", [tool], { encoding: "utf8" }).trim(), join(tools, tool));
  return tools;
}

describe.each(SHELLS)("a hook under %s", (shell) => {
  const shellPath = (file: string, args: readonly string[]): string[] => [
    shell,
    ...shellArgs(shell),
    file,
    ...args,
  ];

  it("runs keylint with the hook's arguments, wherever both are", () => {
    const { repository, hooks, paths } = setUp();
    const hook = writeHook(hooks, "commit-msg", hookScript("commit-msg", paths));
    const { code, stdout, stderr } = run(repository, shellPath(hook, ["a file", "$x"]));
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual({ args: ["hook", "run", "commit-msg", "a file", "$x"], input: "" });
    expect(code).toBe(0);
  });

  it("ends with the code of keylint", () => {
    const { repository, hooks, paths } = setUp();
    for (const name of ["pre-commit", "pre-push"] as const) {
      const hook = writeHook(hooks, name, hookScript(name, paths));
      expect(run(repository, shellPath(hook, []), { FAKE_CODE: "3" }).code).toBe(3);
    }
  });

  it("runs the hook that was there first, and ends with its code", () => {
    const { repository, hooks, paths } = setUp();
    const hook = writeHook(hooks, "pre-commit", hookScript("pre-commit", paths));
    writeHook(hooks, "pre-commit.before-keylint", '#!/bin/sh\necho "kept $1"; exit "${KEPT_CODE:-0}"\n');
    const passed = run(repository, shellPath(hook, ["x y"]));
    expect(passed.stdout).toMatch(/^kept x y\n\{"args":\["hook","run","pre-commit","x y"\]/u);
    expect(run(repository, shellPath(hook, []), { KEPT_CODE: "7" })).toMatchObject({
      code: 7,
      stdout: "kept \n",
    });
  });

  it.each(["pre-push", "pre-receive"] as const)("gives both what git writes to %s, to the byte", (name) => {
    const { repository, hooks, paths } = setUp();
    const hook = writeHook(hooks, name, hookScript(name, paths));
    writeHook(hooks, `${name}.before-keylint`, '#!/bin/sh\ncat >"$OUT"\n');
    for (const input of ["", "a b c d\n", " a  b\\n %s c\n\nlast"]) {
      const out = join(temporaryFolder(), "out");
      const { stdout } = run(repository, shellPath(hook, ["origin"]), { input, OUT: out });
      expect(readFileSync(out, "utf8")).toBe(input);
      expect(JSON.parse(stdout)).toEqual({ args: ["hook", "run", name, "origin"], input });
    }
  });

  it("does not mind a hook that leaves its input unread", () => {
    const { repository, hooks, paths } = setUp();
    const hook = writeHook(hooks, "pre-push", hookScript("pre-push", paths));
    writeHook(hooks, "pre-push.before-keylint", "#!/bin/sh\nexit 0\n");
    const input = "refs/heads/a 1 refs/heads/a 2\n".repeat(20_000);
    const { code, stdout } = run(repository, shellPath(hook, []), { input });
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as { input: string }).input).toBe(input);
  });

  it("leaves a hook alone that was not executable, and while it is tried out", () => {
    const { repository, hooks, paths } = setUp();
    const hook = writeHook(hooks, "pre-commit", hookScript("pre-commit", paths));
    writeHook(hooks, "pre-commit.before-keylint", "#!/bin/sh\necho kept\n", 0o644);
    expect(run(repository, shellPath(hook, [])).stdout).not.toContain("kept");
    chmodSync(join(hooks, "pre-commit.before-keylint"), 0o755);
    expect(run(repository, shellPath(hook, []), { KEYLINT_CANARY: "1" }).stdout).not.toContain("kept");
  });

  it.each<[string, (setup: Setup) => LauncherPaths, RegExp]>([
    [
      "node",
      ({ paths }) => ({ ...paths, node: "/nowhere/node" }),
      /^keylint: pre-commit is blocked.*\/nowhere\/node is gone.*no node: .*install.*\n$/u,
    ],
    [
      "keylint",
      ({ paths }) => ({ ...paths, script: "/nowhere/keylint.js" }),
      /^keylint: pre-commit is blocked.*\/nowhere\/keylint\.js is gone.*no keylint: .*npm install.*\n$/u,
    ],
  ])("blocks with one line where %s is missing", (_what, change, message) => {
    const setup = setUp();
    const hook = writeHook(setup.hooks, "pre-commit", hookScript("pre-commit", change(setup)));
    const { code, stdout, stderr } = run(
      setup.repository,
      [execFileSync("which", [shell], { encoding: "utf8" }).trim(), ...shellArgs(shell), hook],
      { path: toolsWithoutNode() },
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(message);
  });

  it("tries PATH where the keylint or node that installed it is gone", () => {
    const { repository, hooks, paths } = setUp();
    const bin = temporaryFolder();
    symlinkSync(process.execPath, join(bin, "node"));
    writeHook(bin, "keylint", `#!/usr/bin/env node\n${FAKE}`);
    const gone = { node: "/nowhere/node", script: "/nowhere/keylint.js", ownScript: null };
    const hook = writeHook(hooks, "pre-commit", hookScript("pre-commit", gone));
    const path = `${bin}:/usr/bin:/bin`;
    expect(run(repository, shellPath(hook, []), { path }).stdout).toContain('"hook","run","pre-commit"');
    const nodeGone = writeHook(
      hooks,
      "pre-commit",
      hookScript("pre-commit", { ...paths, node: "/nowhere/node" }),
    );
    expect(run(repository, shellPath(nodeGone, []), { path }).stdout).toContain('"hook","run","pre-commit"');
  });

  it("finds node and keylint by PATH alone where it names none", () => {
    const { repository, hooks } = setUp();
    const bin = temporaryFolder();
    symlinkSync(process.execPath, join(bin, "node"));
    writeHook(bin, "keylint", `#!/usr/bin/env node\n${FAKE}`);
    const nothing = { node: null, script: null, ownScript: null };
    const hook = writeHook(hooks, "pre-commit", hookScript("pre-commit", nothing));
    expect(run(repository, shellPath(hook, []), { path: `${bin}:/usr/bin:/bin` }).stdout).toContain(
      '"pre-commit"',
    );
    const program = execFileSync("which", [shell], { encoding: "utf8" }).trim();
    const none = run(repository, [program, ...shellArgs(shell), hook], { path: toolsWithoutNode() });
    expect(none.stderr).toMatch(
      /^keylint: pre-commit is blocked, as nothing could be checked: PATH has no node: .*\n$/u,
    );
  });

  it("has a keylint of PATH run by no node of the repository", () => {
    const { repository, hooks } = setUp();
    const marker = join(temporaryFolder(), "ran");
    writeHook(repository, "node_modules/.bin/node", `#!/bin/sh\n: >'${marker}'\n`);
    const bin = temporaryFolder();
    symlinkSync(process.execPath, join(bin, "node"));
    writeHook(bin, "keylint", `#!/usr/bin/env node\n${FAKE}`);
    const hook = writeHook(
      hooks,
      "pre-commit",
      hookScript("pre-commit", { node: null, script: null, ownScript: null }),
    );
    const path = `node_modules/.bin:${bin}:/usr/bin:/bin`;
    expect(run(repository, shellPath(hook, []), { path }).stdout).toContain('"hook","run","pre-commit"');
    expect(existsSync(marker)).toBe(false);
  });

  it("runs nothing of the repository, nor of a relative folder of PATH", () => {
    const { repository, hooks } = setUp();
    const marker = join(temporaryFolder(), "ran");
    for (const folder of ["node_modules/.bin", "bin"]) {
      for (const name of ["node", "keylint"])
        writeHook(repository, `${folder}/${name}`, `#!/bin/sh\n: >'${marker}'\n`);
    }
    const link = join(temporaryFolder(), "link");
    symlinkSync(join(repository, "bin"), link);
    const gone = { node: "/nowhere/node", script: "/nowhere/keylint.js", ownScript: null };
    const hook = writeHook(hooks, "pre-commit", hookScript("pre-commit", gone));
    const path = `node_modules/.bin::.:${join(repository, "bin")}:${link}:${toolsWithoutNode()}`;
    const { code } = run(
      repository,
      [execFileSync("which", [shell], { encoding: "utf8" }).trim(), ...shellArgs(shell), hook],
      { path },
    );
    expect(code).toBe(1);
    expect(existsSync(marker)).toBe(false);
  });

  it("runs the repository's own keylint where that has installed it", () => {
    const { repository, hooks, paths } = setUp();
    mkdirSync(join(repository, "node_modules"));
    copyFileSync(paths.script ?? "", join(repository, "node_modules/keylint.cjs"));
    const own = { ...paths, script: "/nowhere/keylint.js", ownScript: "node_modules/keylint.cjs" };
    const hook = writeHook(hooks, "pre-commit", hookScript("pre-commit", own));
    expect(run(repository, shellPath(hook, [])).stdout).toContain('"hook","run","pre-commit"');
  });

  it.each<[HookName, string]>([
    ["pre-commit", ""],
    ["pre-push", ""],
    ["pre-push", "a b\nc d\n"],
  ])("goes on with what husky's file holds after %s of keylint, given %j", (name, input) => {
    const { repository, paths } = setUp();
    const block = huskyBlock(name, paths, false);
    const file = writeHook(
      repository,
      ".husky/hook",
      Buffer.concat([block, Buffer.from('echo "then $1"; cat\n')]),
    );
    const [program = "", ...args] = shellPath("-e", [file, "origin"]);
    const passed = run(repository, [program, ...args], { input });
    expect(passed.stdout).toMatch(new RegExp(`"origin"\\],"input":".*\\nthen origin\\n${input}$`, "u"));
    expect(run(repository, [program, ...args], { input, FAKE_CODE: "1" })).toMatchObject({ code: 1 });
    expect(run(repository, [program, ...args], { input, FAKE_CODE: "1" }).stdout).not.toContain("then");
  });
});
