import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readCheckout } from "../../../src/system/git/read-checkout.js";
import { webAddress } from "../../../src/system/git/web-address.js";
import { git, temporaryFolder, temporaryRepository, writeFiles } from "../../support/temporary.js";

describe("readCheckout", () => {
  it.each(["packages/app", "..app"])("tells commit, branch and address, and the way to %s", (way) => {
    const folder = temporaryRepository({ [`${way}/a.txt`]: "x" });
    git(folder, "remote", "add", "origin", "git@github.com:acme/app.git");
    expect(readCheckout(join(folder, way))).toEqual({
      prefix: `${way}/`,
      commit: git(folder, "rev-parse", "HEAD").trim(),
      branch: "main",
      uri: "https://github.com/acme/app",
    });
  });

  it("reads packed refs, detached heads and linked work trees", () => {
    const folder = temporaryRepository();
    const commit = git(folder, "rev-parse", "HEAD").trim();
    git(folder, "pack-refs", "--all");
    expect(readCheckout(folder)).toMatchObject({ commit, branch: "main", uri: null });
    const linked = join(temporaryFolder(), "linked");
    git(folder, "worktree", "add", "-q", "-b", "feature/x", linked);
    expect(readCheckout(linked)).toMatchObject({ commit, branch: "feature/x", prefix: "" });
    git(folder, "checkout", "-q", "--detach");
    expect(readCheckout(folder)).toMatchObject({ commit, branch: null });
  });

  it("knows no commit before the first one, and nothing outside of repositories", () => {
    const folder = temporaryFolder();
    expect(readCheckout(folder)).toBeNull();
    git(folder, "init", "-q");
    expect(readCheckout(folder)).toMatchObject({ commit: null, branch: "main" });
  });

  it("takes no file outside of the refs for one, whatever HEAD says", () => {
    const folder = temporaryRepository();
    writeFiles(folder, { "a/outside": "a".repeat(40), ".git/HEAD": "ref: refs/heads/../../../a/outside\n" });
    mkdirSync(join(folder, ".git/refs/heads"), { recursive: true });
    expect(readCheckout(folder)).toMatchObject({ commit: null });
  });
});

describe("webAddress", () => {
  it.each([
    ["https://user:password@github.com/acme/app.git", "https://github.com/acme/app"],
    ["http://git.example:8080/a/b/", "https://git.example:8080/a/b"],
    ["ssh://git@github.com:22/acme/app.git", "https://github.com/acme/app"],
    ["git@gitlab.example.com:group/sub/app.git", "https://gitlab.example.com/group/sub/app"],
    ["/srv/git/app.git", null],
    ["../app", null],
    ["ext::sh -c evil", null],
    ["C:/repositories/app", null],
    ["https://github.com/acme/app?token=x", null],
    ["javascript:alert(1)", null],
  ])("of %s", (url, address) => {
    expect(webAddress(url)).toBe(address);
  });
});
