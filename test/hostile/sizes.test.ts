import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { git, writeFiles } from "../support/temporary.js";
import { commitOf, gitWith, treeOf, writeObject } from "./plumbing.js";
import { busyRepository, cleanRepository, keyLine } from "./repositories.js";
import { runEveryWay } from "./running.js";

function head(root: string): string {
  return git(root, "rev-parse", "HEAD").trim();
}

describe("a repository of unusual size is read as any other", () => {
  it("with a packed-refs of 500,000 lines", async () => {
    const root = busyRepository();
    const oid = head(root);
    const lines = Array.from(
      { length: 500_000 },
      (_, index) => `${oid} refs/x/${String(index).padStart(6, "0")}\n`,
    );
    writeFileSync(
      join(root, ".git/packed-refs"),
      `# pack-refs with: peeled fully-peeled sorted \n${lines.join("")}`,
    );
    const runs = await runEveryWay(root);
    expect(runs.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
  });

  it("with 5,000 refs in files of their own", async () => {
    const root = busyRepository();
    const oid = head(root);
    writeFiles(
      root,
      Object.fromEntries(
        Array.from({ length: 5000 }, (_, index) => [`.git/refs/y/${index % 100}/${index}`, `${oid}\n`]),
      ),
    );
    const runs = await runEveryWay(root);
    expect(runs.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
  });

  it("with a history of 20,000 merges that cross each other", async () => {
    const root = cleanRepository();
    const lines = ["blob\nmark :1\ndata 4\none\n\n"];
    const who = "committer A <a@example.test> 1700000000 +0000\n";
    lines.push(
      `commit refs/heads/x\nmark :2\n${who}data 0\nM 100644 :1 a\n\n`,
      `commit refs/heads/y\nmark :3\n${who}data 0\nM 100644 :1 b\n\n`,
    );
    for (let mark = 4; mark < 20_004; mark++) {
      const side = mark % 2 === 0 ? "x" : "y";
      lines.push(
        `commit refs/heads/${side}\nmark :${mark}\n${who}data 0\nfrom :${mark - 2}\nmerge :${mark - 1}\n\n`,
      );
    }
    const secret = keyLine("merges");
    lines.push(
      `commit refs/heads/z\n${who}data 0\nfrom :20003\nmerge :20002\nM 100644 inline secret.txt\ndata ${secret.length}\n${secret}\n`,
    );
    gitWith(root, lines.join(""), "fast-import", "--quiet");
    const runs = await runEveryWay(root, [["--history"], ["--range", "main..z"]]);
    expect(runs.map(({ code, found }) => [code, found])).toEqual(runs.map(() => [1, ["secret.txt"]]));
  });

  it("with a tree that is deeper than paths may be long", async () => {
    const root = cleanRepository();
    let oid = writeObject(
      root,
      "tree",
      treeOf(["100644", "secret.txt", writeObject(root, "blob", keyLine("deep"))]),
    );
    for (let depth = 0; depth < 1000; depth++)
      oid = writeObject(root, "tree", treeOf(["40000", "a-long-name", oid]));
    writeFiles(root, {
      ".git/refs/heads/main": `${writeObject(root, "commit", commitOf(oid, [head(root)]))}\n`,
    });
    const runs = await runEveryWay(root, [["--history"], ["--range", "HEAD~1..HEAD"]]);
    expect(runs.map(({ code }) => code)).toEqual([1, 1]);
  });

  it("with a configuration, a reflog and excludes of megabytes", async () => {
    const root = busyRepository();
    const oid = head(root);
    writeFiles(root, {
      ".git/logs/refs/heads/x": `${oid} ${oid} A <a@b> 1 +0000\tx\n`.repeat(20_000),
      ".git/info/exclude": "nothing-like-it\n".repeat(50_000),
    });
    writeFileSync(join(root, ".git/config"), `[x]\ny = ${"z".repeat(1_000_000)}\n`, { flag: "a" });
    const runs = await runEveryWay(root);
    expect(runs.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
  });
});
