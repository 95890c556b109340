import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { LinkLog } from "../../src/packs/link-log.js";
import type { ObjectLinks } from "../../src/packs/object-links.js";
import type { ObjectStore } from "../../src/packs/object-store.js";
import { searchObjects } from "../../src/packs/search-objects.js";
import { randomDraw } from "../support/keys.js";
import { git, temporaryFolder } from "../support/temporary.js";

const COMMITS = 90;
const FOLDERS = ["", "lib/", "lib/deep/", "lib/deep/er/", "test/"];

/** Two histories with merges, each in a pack, in which the same files come, move, come back and go, in a few folders. */
function history(format: ObjectStore["objectFormat"], seed: string): string {
  const folder = temporaryFolder();
  git(folder, "init", "-q", `--object-format=${format}`);
  const draw = randomDraw(`object links ${seed}`);
  const number = (below: number): number => parseInt(draw("0123456789", 6), 10) % below;
  const contents = Array.from({ length: 40 }, () => draw("abc \n", 20 + number(40)));
  for (const branch of ["main", "other"]) {
    const stream: string[] = [];
    for (let version = 0; version < COMMITS / 2; version++) {
      stream.push(
        `commit refs/heads/${branch}${version % 7 === 6 ? "-side" : ""}`,
        `mark :${version + 1}`,
        `committer A <a@example.com> ${1_700_000_000 + version} +0000\ndata 1\nx`,
        ...(version > 6 && version % 7 === 0 ? [`merge :${version}`] : []),
      );
      for (let change = 0; change < 3; change++) {
        const path = `${FOLDERS[number(5)] ?? ""}file${number(9)}.txt`;
        const content = contents[number(40)] ?? "";
        if (number(4) === 0) stream.push(`D ${path}`);
        else stream.push(`M 100644 inline ${path}\ndata ${content.length}\n${content}`);
      }
    }
    const input = `${stream.join("\n")}\n`;
    execFileSync("git", ["-c", "fastimport.unpackLimit=1", "fast-import", "--quiet"], { cwd: folder, input });
  }
  git(folder, "tag", "-a", "tree", "-m", "of a tree", "main^{tree}");
  return folder;
}

/** The slow way: for each blob and tree the commits that have it, at any depth. */
function commitsByContent(folder: string): Map<string, Set<string>> {
  const commits = new Map<string, Set<string>>();
  for (const commit of git(folder, "rev-list", "--all").trim().split("\n")) {
    const root = git(folder, "rev-parse", `${commit}^{tree}`).trim();
    const listed = git(folder, "ls-tree", "-r", "-t", commit).matchAll(/^\d+ [a-z]+ (?<oid>[0-9a-f]+)\t/gmu);
    for (const oid of [root, ...[...listed].map(({ groups }) => groups?.oid ?? "")])
      commits.set(oid, (commits.get(oid) ?? new Set()).add(commit));
  }
  return commits;
}

async function linksOf(
  objectFolders: readonly string[],
  objectFormat: ObjectStore["objectFormat"],
  jobs: number,
): Promise<ObjectLinks | null> {
  const met: ObjectLinks[] = [];
  const options = { jobs, followLinks: true, onFound: () => undefined };
  await searchObjects({ objectFolders, objectFormat }, { ...options, onLinks: (links) => met.push(links) });
  return met[0] ?? null;
}

describe("the commits over a file or folder", () => {
  it.each(["sha1", "sha256"] as const)(
    "are all that have it, loose and packed in any way (%s)",
    async (format) => {
      const folder = history(format, format);
      const objects = join(folder, ".git/objects");
      const truth = commitsByContent(folder);
      const clone = join(temporaryFolder(), "clone.git");
      git(folder, "clone", "-q", "--bare", "--no-hardlinks", folder, clone);
      const layouts: [name: string, arrange: () => readonly string[]][] = [
        ["two packs, as they were imported", () => [objects]],
        ["one pack", () => (git(folder, "repack", "-adfq", "--depth=50", "--window=50"), [objects])],
        ["the same objects twice", () => [objects, join(clone, "objects")]],
        ["loose", () => (execFileSync("sh", ["-c", LOOSEN], { cwd: folder }), [objects])],
      ];
      for (const [name, arrange] of layouts) {
        const folders = arrange();
        for (const jobs of [1, 2]) {
          const links = await linksOf(folders, format, jobs);
          let told = 0;
          for (const [oid, commits] of truth) {
            const over = links?.commitsOver([oid]) ?? [];
            expect([name, oid, [...commits].filter((commit) => !over.includes(commit))]).toEqual([
              name,
              oid,
              [],
            ]);
            told += over.length;
          }
          // They are fewer than all, or they would be of no use.
          expect(told / truth.size).toBeLessThan(COMMITS / 2);
        }
      }
    },
  );

  it("are told together for several", async () => {
    const folder = history("sha1", "several");
    const truth = commitsByContent(folder);
    const links = await linksOf([join(folder, ".git/objects")], "sha1", 1);
    const oids = [...truth.keys()].slice(0, 5);
    const apart = oids.flatMap((oid) => links?.commitsOver([oid]) ?? []);
    expect(new Set(links?.commitsOver(oids))).toEqual(new Set(apart));
  });

  it("cannot be told of what is not in the store", async () => {
    const folder = history("sha1", "elsewhere");
    const links = await linksOf([join(folder, ".git/objects")], "sha1", 1);
    expect(links?.commitsOver(["12".repeat(20)])).toBe(null);
  });

  it("cannot be told where a tree could not be read", async () => {
    const folder = history("sha1", "broken");
    const input = "not a tree";
    const options = { cwd: folder, input, encoding: "utf8" } as const;
    execFileSync("git", ["hash-object", "-t", "tree", "-w", "--literally", "--stdin"], options);
    expect(await linksOf([join(folder, ".git/objects")], "sha1", 1)).toBe(null);
  });
});

const LOOSEN = `
mkdir packs && mv .git/objects/pack/* packs && for pack in packs/*.pack; do git unpack-objects -q <"$pack"; done && rm -r packs
`;

describe("a log of links", () => {
  it("has all of them, or says that it has not", () => {
    const log = new LinkLog();
    for (let number = 0; number < 10_000; number++) log.add(number, number + 1);
    expect(log.links).toHaveLength(20_000);
    expect(log.links?.slice(-2)).toEqual(Uint32Array.of(9999, 10_000));
    log.leaveOut();
    log.add(1, 2);
    expect([log.isWhole, log.links]).toEqual([false, null]);
  });

  it("ends where it would take too much memory", () => {
    const log = new LinkLog();
    for (let number = 0; log.isWhole && number < 10_000_000; number++) log.add(number, number);
    expect(log.links).toBe(null);
  });
});
