import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openShadow, type Shadow } from "../../../src/system/git/shadow.js";
import { smallGit } from "../../../src/system/git/small-git.js";
import { realGit, repositoryAt } from "./listings.js";
import { git, repositoryWith, temporaryFolder } from "./repositories.js";

function opened(root: string): Shadow {
  const shadow = openShadow(repositoryAt(root), { index: true, refs: true });
  onTestFinished(shadow.close);
  return shadow;
}

describe("small calls through simple-git", () => {
  it("tell the version, a revision, counts and refs", async () => {
    const root = repositoryWith({ "a.txt": "a" });
    git(root, "tag", "v1");
    const small = await smallGit(realGit(), opened(root));
    expect((await small.version()).installed).toBe(true);
    expect((await small.raw("rev-parse", "--verify", "--end-of-options", "HEAD")).trim()).toBe(
      git(root, "rev-parse", "HEAD"),
    );
    expect((await small.raw("rev-list", "--count", "--all")).trim()).toBe("1");
    expect((await small.raw("for-each-ref", "--format=%(refname)")).trim().split("\n")).toEqual([
      "refs/heads/main",
      "refs/tags/v1",
    ]);
  });

  it("see the shadow, and not the repository's configuration", async () => {
    const root = repositoryWith({ "a.txt": "a" });
    const marker = join(temporaryFolder(), "marker");
    git(root, "config", "core.fsmonitor", `touch ${marker};`);
    git(root, "config", "alias.hello", `!touch ${marker}`);
    const small = await smallGit(realGit(), opened(root));
    await small.raw("ls-files");
    await expect(small.raw("hello")).rejects.toThrow(/not a git command/u);
    expect((await small.raw("config", "--list", "--name-only")).includes("alias")).toBe(false);
    expect(existsSync(marker)).toBe(false);
  });

  it("run the git that they are given, spaces in its path or not", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "my git");
    writeFileSync(path, "#!/bin/sh\necho mine\n", { mode: 0o755 });
    const small = await smallGit(path, opened(repositoryWith({})));
    expect(await small.raw("rev-parse", "HEAD")).toBe("mine\n");
  });

  it("fail where git fails", async () => {
    const small = await smallGit(realGit(), opened(repositoryWith({})));
    await expect(small.raw("rev-parse", "--verify", "--end-of-options", "nowhere")).rejects.toThrow();
  });
});
