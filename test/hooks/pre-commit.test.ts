import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { git, temporaryFolder } from "../support/temporary.js";
import { commit, KEY, LEAK, run, runKeylint, userRepository } from "./committing.js";

const ROOT = join(import.meta.dirname, "../..");
const isMissing = spawnSync("pre-commit", ["--version"]).error !== undefined;
const LOCAL =
  "repos:\n- repo: local\n  hooks:\n  - {id: mine, name: mine, entry: sh -c 'echo mine >>.git/ran', language: system, always_run: true, pass_filenames: false}\n";

describe.skipIf(isMissing)(
  `the pre-commit framework${isMissing ? " (not installed: apt-get install pre-commit)" : ""}`,
  () => {
    function frameworkRepository(config: string): {
      readonly folder: string;
      readonly env: Record<string, string>;
    } {
      const folder = userRepository({ ".pre-commit-config.yaml": config });
      // Its cache, apart from that of this user.
      const env = { PRE_COMMIT_HOME: temporaryFolder(), HOME: temporaryFolder() };
      return { folder, env };
    }

    it("runs keylint's hook before its own, whichever came first", () => {
      for (const order of ["keylint last", "keylint first"]) {
        const { folder, env } = frameworkRepository(LOCAL);
        if (order === "keylint first") runKeylint(folder, "hook", "install");
        expect(run(folder, ["pre-commit", "install"], { env }).code).toBe(0);
        if (order === "keylint last") runKeylint(folder, "hook", "install");
        expect(commit(folder, { b: "1" }, { env })).toMatchObject({ code: 0 });
        expect(readFileSync(join(folder, ".git/ran"), "utf8")).toBe("mine\n");
        const { code, stdout, stderr } = commit(folder, { "b.env": LEAK }, { env });
        expect(code).toBe(1);
        expect(stdout + stderr).toMatch(/b\.env:1:17/u);
        expect(stdout + stderr).not.toContain(KEY);
        expect(runKeylint(folder, "doctor")).toMatchObject({ code: 0 });
        runKeylint(folder, "hook", "uninstall");
        expect(existsSync(join(folder, ".git/hooks/pre-commit.legacy"))).toBe(false);
        expect(commit(folder, { "b.env": LEAK }, { env }).code).toBe(0);
      }
    });

    it("runs the recipe, with keylint from a package", () => {
      const recipe = /```yaml\n# \.pre-commit-config\.yaml\n(?<config>[^]*?)```/u.exec(
        readFileSync(join(ROOT, "docs/hooks.md"), "utf8"),
      )?.groups?.config;
      const packed = temporaryFolder();
      const pack = ["pack", "--silent", "--ignore-scripts", "--pack-destination", packed];
      const name = execFileSync("npm", pack, { cwd: ROOT, encoding: "utf8" }).trim().split("\n").at(-1) ?? "";
      const config = (recipe ?? "").replace(/\[keylint(?:@[^\]]*)?\]/gu, `["${join(packed, name)}"]`);
      const { folder, env } = frameworkRepository(config);
      const types = ["pre-commit", "commit-msg", "pre-push"].flatMap((type) => ["--hook-type", type]);
      expect(run(folder, ["pre-commit", "install", ...types], { env }).code).toBe(0);
      expect(commit(folder, { b: "1" }, { env })).toMatchObject({ code: 0 });
      const blocked = commit(folder, { "b.env": LEAK }, { env });
      expect(blocked.code).toBe(1);
      expect(blocked.stdout + blocked.stderr).toMatch(/b\.env:1:17/u);
      expect(commit(folder, { "b.env": "" }, { env, message: `x\n\n${LEAK}` }).code).toBe(1);
      expect(runKeylint(folder, "doctor")).toMatchObject({ code: 0 });
      git(folder, "init", "-q", "--bare", ".git/remote.git");
      git(folder, "remote", "add", "origin", join(folder, ".git/remote.git"));
      expect(run(folder, ["git", "push", "-q", "origin", "main"], { env })).toMatchObject({ code: 0 });
      git(folder, "checkout", "-q", "-b", "leaky");
      git(folder, "commit", "-q", "--no-verify", "--allow-empty", "-m", LEAK);
      expect(run(folder, ["git", "push", "-q", "origin", "leaky"], { env }).code).not.toBe(0);
    });

    it("takes the manifest of this repository", () => {
      expect(
        spawnSync("pre-commit", ["validate-manifest", join(ROOT, ".pre-commit-hooks.yaml")]).status,
      ).toBe(0);
    });
  },
);
