import { chmodSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { keylint } from "../support/command-line.js";
import { randomKey } from "../support/keys.js";
import { git, temporaryFolder, temporaryRepository } from "../support/temporary.js";

const ENV = { GIT_CONFIG_NOSYSTEM: "1", HOME: "/nowhere" };

describe("keylint doctor", () => {
  it("exits with 1 and the mend where something is wrong, and with 0 after it", () => {
    const folder = temporaryRepository();
    const before = keylint(folder, ["doctor"], { env: ENV });
    expect(before.code).toBe(1);
    expect(before.stdout).toMatch(
      /^wrong {2}keylint is not in the hook pre-commit\n {7}to mend it: keylint hook install pre-commit\n/mu,
    );
    expect(before.stdout).toMatch(/\n1 thing is wrong\n$/u);
    keylint(folder, ["hook", "install"], { env: ENV });
    const after = keylint(folder, ["doctor"], { env: ENV });
    expect(after).toMatchObject({ code: 0, stderr: "" });
    expect(after.stdout).toMatch(
      /\nok {5}a staged key is blocked, and nothing else is \(\.git\/hooks\/pre-commit\)\nall is well\n$/u,
    );
    expect(after.stdout).not.toMatch(/pk_live_/u);
    expect(git(folder, "status", "--porcelain")).toBe("");
    chmodSync(join(folder, ".git/hooks/pre-commit"), 0o644);
    expect(keylint(folder, ["doctor"], { env: ENV }).stdout).toMatch(
      /not executable.*\n {7}to mend it: chmod \+x/u,
    );
  });

  it("never shows the key of the environment", () => {
    const key = randomKey("environment");
    const env = { ...ENV, PICTIFY_API_KEY: `"${key}"` };
    const { code, stdout, stderr } = keylint(temporaryRepository(), ["doctor"], { env });
    expect(stdout).toMatch(/wrong {2}PICTIFY_API_KEY stands in quotes/u);
    expect(stdout + stderr).not.toContain(key.slice(8, 16));
    expect(code).toBe(1);
  });

  it("tells what is missing where there is no git, or no repository", () => {
    const nowhere = keylint(temporaryFolder(), ["doctor"], { env: ENV });
    expect(nowhere.code).toBe(1);
    expect(nowhere.stdout).toMatch(/not in a git repository\n {7}to mend it: git init/u);
    const gitless = keylint(temporaryRepository(), ["doctor"], { env: { ...ENV, PATH: "/nowhere" } });
    expect(gitless.code).toBe(1);
    expect(gitless.stdout).toMatch(
      /wrong {2}no git that can be trusted is on PATH\n {7}to mend it: install git/u,
    );
  });

  it("takes no arguments", () => {
    expect(keylint(temporaryFolder(), ["doctor", "--fix"])).toMatchObject({ code: 2 });
    expect(keylint(temporaryFolder(), ["doctor", "x"])).toMatchObject({ code: 2 });
  });
});
