import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Check } from "../../src/doctor/check.js";
import { checkDepth } from "../../src/doctor/check-depth.js";
import { locateRepository } from "../../src/system/git/locate-repository.js";
import { git, temporaryFolder, temporaryRepository, writeFiles } from "../support/temporary.js";

function check(folder: string, environment: NodeJS.ProcessEnv = {}): Check[] {
  const repository = locateRepository(folder);
  return repository === null ? [] : [...checkDepth(repository, environment)];
}

function shallowClone(): string {
  const origin = temporaryRepository({ a: "1" });
  git(origin, "commit", "-q", "--allow-empty", "-m", "two");
  const folder = temporaryFolder();
  git(folder, "clone", "-q", "--depth", "1", `file://${origin}`, "clone");
  return join(folder, "clone");
}

describe("the depth of a clone", () => {
  it("is right where the whole history is there", () => {
    expect(check(temporaryRepository())).toEqual([{ status: "ok", text: "the whole history is here" }]);
  });

  it.each([
    [{}, "git fetch --unshallow"],
    [{ GITHUB_ACTIONS: "true" }, /fetch-depth: 0/u],
    [{ GITLAB_CI: "true" }, /GIT_DEPTH: "0"/u],
    [{ TF_BUILD: "True" }, /fetchDepth: 0/u],
    [{ BITBUCKET_BUILD_NUMBER: "1" }, /depth: full/u],
  ])("is wrong where it is shallow, with the mend of the place: %j", (environment, fix) => {
    const [first] = check(shallowClone(), environment);
    expect(first).toMatchObject({ status: "wrong", fix: expect.stringMatching(fix) as unknown });
  });

  it.each<[string, string, Check["status"] | undefined]>([
    [".github/workflows/a.yml", "uses: actions/checkout@v4\nrun: npx keylint --history", "wrong"],
    [
      ".github/workflows/a.yaml",
      "uses: actions/checkout@v4\nwith: { fetch-depth: 0 }\nrun: keylint --history",
      "ok",
    ],
    [".github/workflows/a.yml", "uses: actions/checkout@v4\nrun: npx keylint", "note"],
    [".github/workflows/a.yml", "uses: actions/checkout@v4\nrun: npm test", undefined],
    [".gitlab-ci.yml", "script: keylint --range $A..$B", "wrong"],
    [".gitlab-ci.yml", 'variables: { GIT_DEPTH: "0" }\nscript: keylint --range $A..$B', "ok"],
  ])("is read from %s that says %j: %s", (name, text, status) => {
    const folder = temporaryRepository();
    writeFiles(folder, { [name]: text });
    expect(check(folder)[1]?.status).toBe(status);
  });
});
