import { describe, expect, it, onTestFinished } from "vitest";
import { checkObjects } from "../../../src/system/git/check-objects.js";
import type { GitProblem } from "../../../src/system/git/git-problem.js";
import { findGit } from "../../../src/system/git/find-git.js";
import { locateRepository } from "../../../src/system/git/locate-repository.js";
import { openShadow } from "../../../src/system/git/shadow.js";
import { treeEntries } from "../../../src/system/git/tree-entries.js";
import { git, repositoryWith } from "./repositories.js";

function open(root: string) {
  const repository = locateRepository(root);
  const path = findGit(root);
  if (repository === null || path === null) throw new Error("no repository, or no git");
  const shadow = openShadow(repository, { refs: true });
  onTestFinished(shadow.close);
  return { path, shadow };
}

describe("asking git what names lead to", () => {
  it("gives an answer for each, in order, and null for what is not there", async () => {
    const root = repositoryWith({ "a.txt": "a\n", "in/b.txt": "b\n" });
    const { path, shadow } = open(root);
    const problems: GitProblem[] = [];
    const names = ["HEAD:none", "HEAD", "1".repeat(40), "HEAD:in", "HEAD:a.txt", "no such name"];
    expect(await checkObjects(path, shadow, names, problems)).toEqual([
      null,
      { oid: git(root, "rev-parse", "HEAD"), type: "commit" },
      null,
      { oid: git(root, "rev-parse", "HEAD:in"), type: "tree" },
      { oid: git(root, "rev-parse", "HEAD:a.txt"), type: "blob" },
      null,
    ]);
    expect(await checkObjects(path, shadow, [], problems)).toEqual([]);
    expect(problems).toEqual([]);
  });
});

describe("the entries of a tree", () => {
  it("are those of all depths, with names as they are", async () => {
    const root = repositoryWith({ "a.txt": "a\n", 'in/"q"\ttab\n.txt': "b\n" });
    const { path, shadow } = open(root);
    const problems: GitProblem[] = [];
    const paths: string[] = [];
    for await (const { type, path: name } of treeEntries(path, shadow, "HEAD", problems)) {
      paths.push(`${type} ${name.toString()}`);
    }
    expect(paths).toEqual(["blob a.txt", 'blob in/"q"\ttab\n.txt']);
    expect(problems).toEqual([]);
  });
});
