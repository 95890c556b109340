import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { git, writeFiles } from "../support/temporary.js";
import {
  commit,
  commits,
  folderWithKeylint,
  KEY,
  LEAK,
  run,
  runKeylint,
  TOOLS,
  userRepository,
} from "./committing.js";

/** A repository whose hooks husky 9 runs. */
function huskyRepository(files: Readonly<Record<string, string>> = {}): string {
  const folder = userRepository({ "package.json": "{}", ...files });
  expect(run(folder, [join(TOOLS, "husky")]).code).toBe(0);
  git(folder, "add", "-A");
  git(folder, "commit", "-q", "--no-verify", "--allow-empty", "-m", "husky");
  return folder;
}

describe("husky", () => {
  it("runs what keylint installs, before what was there", () => {
    const folder = huskyRepository({ ".husky/pre-commit": "echo mine >>.git/ran\n" });
    const before = readFileSync(join(folder, ".husky/pre-commit"));
    expect(runKeylint(folder, "hook", "install").code).toBe(0);
    expect(commit(folder, { b: "1" }).code).toBe(0);
    expect(readFileSync(join(folder, ".git/ran"), "utf8")).toBe("mine\n");
    const blocked = commit(folder, { "b.env": LEAK });
    expect(blocked.code).toBe(1);
    expect(blocked.stderr).toMatch(/b\.env:1:17/u);
    expect(blocked.stdout + blocked.stderr).not.toContain(KEY);
    expect(commit(folder, { "b.env": "" }, { message: LEAK }).code).toBe(1);
    expect(runKeylint(folder, "hook", "uninstall").code).toBe(0);
    expect(readFileSync(join(folder, ".husky/pre-commit"))).toEqual(before);
  });

  it("gives the refs of a push to keylint, and to what was there", () => {
    const folder = huskyRepository({ ".husky/pre-push": "cat >.git/seen\n" });
    git(folder, "init", "-q", "--bare", ".git/remote.git");
    git(folder, "remote", "add", "origin", join(folder, ".git/remote.git"));
    runKeylint(folder, "hook", "install", "pre-push");
    expect(run(folder, ["git", "push", "-q", "origin", "main"]).code).toBe(0);
    expect(readFileSync(join(folder, ".git/seen"), "utf8")).toMatch(
      /^refs\/heads\/main [0-9a-f]{40} refs\/heads\/main 0{40}\n$/u,
    );
    commit(folder, { "b.env": LEAK });
    expect(run(folder, ["git", "push", "-q", "origin", "main"]).code).not.toBe(0);
  });

  it("is looked through by the doctor", () => {
    const folder = huskyRepository({ ".husky/pre-commit": "touch .git/ran-by-doctor; exit 1\n" });
    runKeylint(folder, "hook", "install");
    const { code, stdout } = runKeylint(folder, "doctor");
    expect(stdout).toMatch(/ok {5}a staged key is blocked, and nothing else is \(\.husky\/pre-commit\)/u);
    expect(code).toBe(0);
  });

  it("runs the line of the recipe", () => {
    const recipe = /^keylint hook run pre-commit$/mu.exec(
      readFileSync(join(import.meta.dirname, "../../docs/hooks.md"), "utf8"),
    );
    const folder = huskyRepository({ ".husky/pre-commit": `${recipe?.[0] ?? "exit 9"}\n` });
    const env = { PATH: `${folderWithKeylint()}:${process.env.PATH ?? ""}` };
    expect(commit(folder, { b: "1" }, { env }).code).toBe(0);
    expect(commit(folder, { "b.env": LEAK }, { env }).code).toBe(1);
    expect(commits(folder)).toBe(3);
    expect(runKeylint(folder, "doctor")).toMatchObject({ code: 0 });
  });

  it("is asked to be started where it never was", () => {
    const folder = userRepository({ ".husky/pre-commit": "" });
    git(folder, "config", "core.hooksPath", ".husky/_");
    const { code, stdout } = runKeylint(folder, "doctor");
    expect(code).toBe(1);
    expect(stdout).toMatch(/to mend it: npx husky/u);
    writeFiles(folder, { "b.env": LEAK });
  });
});
