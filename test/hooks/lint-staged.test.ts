import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { git, writeFiles } from "../support/temporary.js";
import { folderWithKeylint, KEY, LEAK, run, TOOLS, userRepository } from "./committing.js";

const RECIPE = /```json\n(?<config>\{ "lint-staged": [^\n]*\})\n```/u.exec(
  readFileSync(join(import.meta.dirname, "../../docs/hooks.md"), "utf8"),
)?.groups?.config;

describe("lint-staged", () => {
  function lint(files: Readonly<Record<string, string>>) {
    const folder = userRepository({ "package.json": RECIPE ?? "", ".gitignore": "node_modules\n" });
    folderWithKeylint(join(folder, "node_modules/.bin"));
    writeFiles(folder, files);
    git(folder, "add", "-A");
    // As npx and npm scripts do.
    const env = { PATH: `${join(folder, "node_modules/.bin")}:${process.env.PATH ?? ""}` };
    return { folder, lint: () => run(folder, [join(TOOLS, "lint-staged")], { env }) };
  }

  it("runs keylint on the files that are staged, by the recipe", () => {
    const clean = lint({ "a b.txt": "1", "it's.txt": "2" });
    expect(clean.lint().code).toBe(0);
    const leaky = lint({ "a b.txt": "1", "it's.env": LEAK });
    const { code, stdout, stderr } = leaky.lint();
    expect(code).toBe(1);
    expect(stdout + stderr).toMatch(/it's\.env:1:17/u);
    expect(stdout + stderr).not.toContain(KEY);
  });

  it("shows keylint what is staged, not what the work tree has since", () => {
    const { folder, lint: again } = lint({ "a.env": LEAK });
    writeFiles(folder, { "a.env": "X=1\n" });
    expect(again().code).toBe(1);
    expect(readFileSync(join(folder, "a.env"), "utf8")).toBe("X=1\n");
  });
});
