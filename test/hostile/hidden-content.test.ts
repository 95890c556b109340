import {
  appendFileSync,
  chmodSync,
  cpSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { zip } from "../support/archives.js";
import { gitIsAtLeast } from "../support/git-version.js";
import { git, temporaryFolder, writeFiles } from "../support/temporary.js";
import { commitOf, gitWith, loosePath, tagOf, treeOf, writeLoose, writeObject } from "./plumbing.js";
import { cleanRepository, commitFiles, keyLine } from "./repositories.js";
import { runEveryWay, runHostile } from "./running.js";

const KEY = keyLine("hidden");
const EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

function blob(root: string, content: string | Buffer = KEY): string {
  return writeObject(root, "blob", content);
}

function tree(root: string, content: string | Buffer = KEY): string {
  return writeObject(root, "tree", treeOf(["100644", "secret.txt", blob(root, content)]));
}

function commit(root: string, content: string | Buffer = KEY, parents: readonly string[] = []): string {
  return writeObject(root, "commit", commitOf(tree(root, content), parents));
}

function setRef(root: string, name: string, oid: string): void {
  writeFiles(root, { [`.git/${name}`]: `${oid}\n` });
}

/** Places for a key, each in a repository that is clean otherwise. */
const PLACES: Record<string, (root: string) => void> = {
  "a file that was removed": (root) => {
    commitFiles(root, { "x.txt": KEY });
    rmSync(join(root, "x.txt"));
    commitFiles(root, {});
  },
  "the root commit": (root) => {
    const oid = commit(root);
    setRef(root, "refs/heads/root", oid);
    git(root, "config", "log.showRoot", "false");
  },
  "an orphan branch": (root) => {
    setRef(root, "refs/heads/orphan", commit(root));
  },
  "an evil merge": (root) => {
    const head = git(root, "rev-parse", "HEAD").trim();
    const other = writeObject(root, "commit", commitOf(EMPTY_TREE, [head]));
    setRef(root, "refs/heads/main", commit(root, KEY, [head, other]));
  },
  "an octopus merge": (root) => {
    const head = git(root, "rev-parse", "HEAD").trim();
    const parents = ["x", "y", "z"].map((name) =>
      writeObject(root, "commit", commitOf(EMPTY_TREE, [head], name)),
    );
    const merge = commit(root, KEY, [head, ...parents]);
    setRef(root, "refs/heads/main", writeObject(root, "commit", commitOf(EMPTY_TREE, [merge])));
  },
  "a note": (root) => {
    git(root, "notes", "add", "-m", KEY, "HEAD");
  },
  "a note on a note, under another ref": (root) => {
    git(root, "notes", "add", "-m", "x", "HEAD");
    git(root, "notes", "--ref", "refs/notes/notes", "add", "-m", KEY, "refs/notes/commits");
  },
  "a note that was removed": (root) => {
    git(root, "notes", "add", "-m", KEY, "HEAD");
    git(root, "notes", "remove", "HEAD");
  },
  "a stash": (root) => {
    writeFiles(root, { "a.txt": KEY });
    git(root, "stash");
  },
  "untracked files in a stash": (root) => {
    writeFiles(root, { "u.txt": KEY });
    git(root, "stash", "-u");
  },
  "a stash that was dropped": (root) => {
    writeFiles(root, { "a.txt": KEY });
    git(root, "stash");
    git(root, "stash", "drop");
  },
  "an older stash": (root) => {
    writeFiles(root, { "a.txt": KEY });
    git(root, "stash");
    writeFiles(root, { "a.txt": "harmless" });
    git(root, "stash");
  },
  "a commit that a replace ref covers": (root) => {
    const bad = commitFiles(root, { "x.txt": KEY });
    const good = writeObject(root, "commit", commitOf(EMPTY_TREE));
    git(root, "replace", bad, good);
  },
  "a blob that a replace ref covers": (root) => {
    commitFiles(root, { "x.txt": KEY });
    git(root, "replace", git(root, "rev-parse", "HEAD:x.txt").trim(), blob(root, "harmless"));
  },
  "a replacement": (root) => {
    commitFiles(root, { "x.txt": "harmless" });
    git(root, "replace", git(root, "rev-parse", "HEAD:x.txt").trim(), blob(root));
  },
  "what a graft cuts off": (root) => {
    commitFiles(root, { "x.txt": KEY });
    rmSync(join(root, "x.txt"));
    const head = commitFiles(root, {});
    writeFiles(root, { ".git/info/grafts": `${head}\n` });
  },
  "what a forged commit-graph leaves out": (root) => {
    git(root, "commit-graph", "write", "--reachable");
    commitFiles(root, { "x.txt": KEY });
    rmSync(join(root, "x.txt"));
    commitFiles(root, {});
    const graph = join(root, ".git/objects/info/commit-graph");
    chmodSync(graph, 0o644);
    git(root, "config", "core.commitGraph", "true");
  },
  "a pack that a forged multi-pack-index leaves out": (root) => {
    git(root, "repack", "-adq");
    git(root, "multi-pack-index", "write");
    const before = readFileSync(join(root, ".git/objects/pack/multi-pack-index"));
    commitFiles(root, { "x.txt": KEY });
    git(root, "repack", "-dq");
    rmSync(join(root, ".git/objects/pack/multi-pack-index"), { force: true });
    writeFileSync(join(root, ".git/objects/pack/multi-pack-index"), before);
  },
  "a repository with nonsense for its auxiliary files": (root) => {
    commitFiles(root, { "x.txt": KEY });
    git(root, "repack", "-adbq");
    const packs = join(root, ".git/objects/pack");
    for (const name of readdirSync(packs).filter((file) => /\.(?:bitmap|rev)$/u.test(file))) {
      chmodSync(join(packs, name), 0o644);
      writeFileSync(join(packs, name), "nonsense");
    }
    writeFiles(root, {
      ".git/objects/pack/multi-pack-index": "MIDXnonsense",
      ".git/objects/pack/multi-pack-index-0000000000000000000000000000000000000000.bitmap": "x",
      ".git/objects/info/commit-graph": "CGPHnonsense",
      ".git/objects/info/commit-graphs/commit-graph-chain": "0000000000000000000000000000000000000000\n",
      ".git/objects/info/packs": "P nonsense.pack\n",
    });
  },
  "a commit message": (root) => {
    commitFiles(root, {}, `words\n\n${KEY}`);
  },
  "a commit message behind a NUL byte": (root) => {
    setRef(
      root,
      "refs/heads/nul",
      writeObject(root, "commit", commitOf(EMPTY_TREE, [], `words\n\0\n${KEY}`)),
    );
  },
  "a commit message in UTF-16, as its encoding header says": (root) => {
    const head = Buffer.from(commitOf(EMPTY_TREE, [], "", "encoding UTF-16LE\n"));
    setRef(
      root,
      "refs/heads/utf16",
      writeObject(root, "commit", Buffer.concat([head, Buffer.from(KEY, "utf16le")])),
    );
  },
  "a header that nobody knows": (root) => {
    setRef(
      root,
      "refs/heads/header",
      writeObject(root, "commit", commitOf(EMPTY_TREE, [], "m\n", `x-note ${KEY}`)),
    );
  },
  "a signature": (root) => {
    const lines = `gpgsig -----BEGIN PGP SIGNATURE-----\n \n ${KEY} -----END PGP SIGNATURE-----\n`;
    setRef(root, "refs/heads/signed", writeObject(root, "commit", commitOf(EMPTY_TREE, [], "m\n", lines)));
  },
  "a mergetag": (root) => {
    const head = git(root, "rev-parse", "HEAD").trim();
    const tag = tagOf(head, "commit", KEY).trimEnd().replaceAll("\n", "\n ");
    setRef(
      root,
      "refs/heads/m",
      writeObject(root, "commit", commitOf(EMPTY_TREE, [head], "m\n", `mergetag ${tag}\n`)),
    );
  },
  "the encoding header": (root) => {
    setRef(
      root,
      "refs/heads/e",
      writeObject(root, "commit", commitOf(EMPTY_TREE, [], "m\n", `encoding ${KEY}`)),
    );
  },
  "the name of an author": (root) => {
    git(root, "-c", `user.name=${KEY.trim()}`, "commit", "-q", "--allow-empty", "-m", "x");
  },
  "a commit that names its author twice": (root) => {
    const text = commitOf(EMPTY_TREE).replace("committer ", `author ${KEY.trim()} <a@b> 1 +0000\ncommitter `);
    setRef(root, "refs/heads/twice", writeObject(root, "commit", text));
  },
  "a commit without a message or an author": (root) => {
    setRef(root, "refs/heads/bare", writeObject(root, "commit", `tree ${tree(root)}\n`));
  },
  "a tag message": (root) => {
    git(root, "tag", "-a", "-m", KEY, "v1");
  },
  "a tag of a tag of a blob": (root) => {
    const inner = writeObject(root, "tag", tagOf(blob(root), "blob"));
    setRef(root, "refs/tags/outer", writeObject(root, "tag", tagOf(inner, "tag")));
  },
  "a tag on a tree": (root) => {
    setRef(root, "refs/tags/tree", tree(root));
  },
  "a tag without a tagger": (root) => {
    setRef(root, "refs/tags/t", writeObject(root, "tag", tagOf(blob(root, "x"), "blob", KEY, "")));
  },
  "a tag with a header that nobody knows": (root) => {
    const oid = writeObject(root, "tag", tagOf(blob(root, "x"), "blob", "m\n", `x ${KEY}`));
    setRef(root, "refs/tags/t", oid);
  },
  "the index only": (root) => {
    writeFiles(root, { "x.txt": KEY });
    git(root, "add", "x.txt");
    writeFiles(root, { "x.txt": "" });
  },
  "a stage of a conflict": (root) => {
    const oid = blob(root);
    gitWith(root, `100644 ${oid} 2\tx.txt\n`, "update-index", "--index-info");
  },
  "an entry that is assumed to be unchanged": (root) => {
    writeFiles(root, { "x.txt": KEY });
    git(root, "add", "x.txt");
    git(root, "update-index", "--assume-unchanged", "x.txt");
    writeFiles(root, { "x.txt": "" });
  },
  "an entry that the work tree skips": (root) => {
    writeFiles(root, { "x.txt": KEY });
    git(root, "add", "x.txt");
    git(root, "update-index", "--skip-worktree", "x.txt");
    rmSync(join(root, "x.txt"));
  },
  "a split index": (root) => {
    writeFiles(root, { "x.txt": KEY });
    git(root, "add", "x.txt");
    git(root, "update-index", "--split-index");
  },
  "refs that are hidden": (root) => {
    setRef(root, "refs/hidden/x", commit(root));
    git(root, "config", "transfer.hideRefs", "refs/hidden");
  },
  "refs of pull requests, bisections, rewrites and work trees": (root) => {
    for (const name of [
      "pull/1/head",
      "bisect/bad",
      "rewritten/x",
      "worktree/x",
      "original/refs/heads/main",
    ]) {
      setRef(root, `refs/${name}`, commit(root));
    }
  },
  "a remote branch": (root) => {
    setRef(root, "refs/remotes/origin/gone", commit(root));
  },
  "ORIG_HEAD only": (root) => {
    setRef(root, "ORIG_HEAD", commit(root));
  },
  "FETCH_HEAD only": (root) => {
    writeFiles(root, { ".git/FETCH_HEAD": `${commit(root)}\tnot-for-merge\tbranch 'x' of y\n` });
  },
  "AUTO_MERGE only": (root) => {
    setRef(root, "AUTO_MERGE", tree(root));
  },
  "a commit that was reset": (root) => {
    commitFiles(root, { "x.txt": KEY });
    git(root, "reset", "-q", "--hard", "HEAD~1");
  },
  "a commit that amend replaced, without reflogs": (root) => {
    commitFiles(root, { "x.txt": KEY });
    rmSync(join(root, "x.txt"));
    git(root, "add", "-A");
    git(root, "commit", "-q", "--allow-empty", "--amend", "-m", "amended");
    rmSync(join(root, ".git/logs"), { recursive: true });
  },
  "a dangling blob": (root) => {
    blob(root);
  },
  "a dangling tree": (root) => {
    tree(root);
  },
  "a dangling tag": (root) => {
    writeObject(root, "tag", tagOf(EMPTY_TREE, "tree", KEY));
  },
  "a pack with a .keep": (root) => {
    commitFiles(root, { "x.txt": KEY });
    git(root, "repack", "-adq");
    for (const name of readdirSync(join(root, ".git/objects/pack")).filter((file) =>
      file.endsWith(".pack"),
    )) {
      writeFiles(root, { [`.git/objects/pack/${name.replace(/pack$/u, "keep")}`]: "" });
    }
    rmSync(join(root, "x.txt"));
    commitFiles(root, {});
  },
  "a pack with another name": (root) => {
    commitFiles(root, { "x.txt": KEY });
    git(root, "repack", "-adq");
    const packs = join(root, ".git/objects/pack");
    for (const name of readdirSync(packs))
      renameSync(join(packs, name), join(packs, name.replace(/^pack-[0-9a-f]*/u, "pack-hidden")));
  },
  "a delta of a delta of a delta": (root) => {
    const text = Array.from({ length: 2000 }, (_, line) => `line ${line * 7919}\n`).join("");
    for (let index = 0; index < 60; index++)
      commitFiles(root, { "big.txt": `${text}${index === 30 ? KEY : ""}${index}\n` });
    git(root, "repack", "-adfq", "--depth=50", "--window=100");
  },
  "an alternate": (root) => {
    const other = cleanRepository();
    blob(other);
    writeFiles(root, { ".git/objects/info/alternates": `${join(other, ".git/objects")}\n` });
  },
  "an alternate of an alternate, by relative paths": (root) => {
    const far = join(root, ".git/far");
    const near = join(root, ".git/near");
    cpSync(join(cleanRepository(), ".git/objects"), near, { recursive: true });
    const other = cleanRepository();
    blob(other);
    cpSync(join(other, ".git/objects"), far, { recursive: true });
    writeFiles(root, {
      ".git/objects/info/alternates": "../near\n",
      ".git/near/info/alternates": "../far\n",
    });
  },
  "the quoted name of an alternate": (root) => {
    const other = cleanRepository();
    blob(other);
    cpSync(join(other, ".git/objects"), join(root, '.git/odd "name\\ \n x'), { recursive: true });
    writeFiles(root, { ".git/objects/info/alternates": '"../odd \\"name\\\\ \\n x"\n' });
  },
  "a symbolic link's target": (root) => {
    symlinkSync(KEY.trim(), join(root, "link"));
    commitFiles(root, {});
    rmSync(join(root, "link"));
    commitFiles(root, {});
  },
  "a name of a file": (root) => {
    commitFiles(root, { [KEY.trim()]: "" });
    rmSync(join(root, KEY.trim()));
    commitFiles(root, {});
  },
  "a name of a branch": (root) => {
    git(root, "branch", KEY.trim());
  },
  "a name of a packed tag": (root) => {
    git(root, "tag", KEY.trim());
    git(root, "pack-refs", "--all");
  },
  "a reflog": (root) => {
    git(root, "update-ref", "-m", KEY.trim(), "refs/heads/main", "HEAD~1");
  },
  "the reflog of a branch that is gone": (root) => {
    const oid = commit(root);
    writeFiles(root, { ".git/logs/refs/heads/gone": `${oid} ${oid} A <a@b> 1 +0000\t${KEY}` });
  },
  "the name of a reflog whose branch is gone": (root) => {
    writeFiles(root, { [`.git/logs/refs/heads/${KEY.trim()}`]: "" });
  },
  "what a symbolic ref names, which is not there": (root) => {
    setRef(root, "refs/heads/symbolic", `ref: refs/heads/${KEY.trim()}`);
  },
  "a name in the index of another work tree": (root) => {
    const other = join(temporaryFolder(), "linked");
    git(root, "worktree", "add", "-q", "--detach", other);
    writeFiles(other, { [KEY.trim()]: "" });
    git(other, "add", "-A");
  },
  "a file of more than core.bigFileThreshold": (root) => {
    git(root, "config", "core.bigFileThreshold", "1");
    commitFiles(root, { "x.bin": KEY + "x".repeat(100_000) });
    git(root, "repack", "-adq");
  },
  "a large blob, at its end": (root) => {
    commitFiles(root, { "x.txt": `${"0123456789abcde\n".repeat(2_000_000)}${KEY}` });
  },
  "UTF-16 with a byte order mark": (root) => {
    commitFiles(root, { "x.txt": Buffer.from(`\uFEFF${KEY}`, "utf16le") });
  },
  "UTF-16 without one, big-endian": (root) => {
    commitFiles(root, { "x.txt": Buffer.from(KEY, "utf16le").swap16() });
  },
  "UTF-32": (root) => {
    commitFiles(root, {
      "x.txt": Buffer.from([...KEY].flatMap((character) => [character.charCodeAt(0), 0, 0, 0])),
    });
  },
  gzip: (root) => {
    commitFiles(root, { "x.gz": gzipSync(KEY) });
  },
  "a zip file behind a program that unpacks it": (root) => {
    const program = Buffer.alloc(100_000, "MZ");
    commitFiles(root, { "x.exe": Buffer.concat([program, zip([{ name: "a", content: KEY }])]) });
  },
  "a zip file with bytes behind its end": (root) => {
    const bytes = zip([{ name: "a", content: KEY }]);
    commitFiles(root, { "x.zip": Buffer.concat([bytes, Buffer.alloc(100_000), zip([])]) });
  },
  "a NUL byte before it": (root) => {
    commitFiles(root, { "x.bin": `\0\0\0${KEY}\0` });
  },
  "files that attributes keep from diff, export and text": (root) => {
    commitFiles(root, {
      ".gitattributes": "* -diff -text binary export-ignore linguist-generated\n",
      "x.txt": KEY,
    });
  },
  "a tracked file that is ignored": (root) => {
    commitFiles(root, { ".gitignore": ".env\n*\n", ".env": KEY });
  },
  "a tree with entries in the wrong order": (root) => {
    const oid = writeObject(
      root,
      "tree",
      treeOf(["100644", "z", blob(root, "x")], ["100644", "a", blob(root)]),
    );
    setRef(root, "refs/heads/t", writeObject(root, "commit", commitOf(oid)));
  },
  "a tree with an entry twice": (root) => {
    const oid = writeObject(
      root,
      "tree",
      treeOf(["100644", "a", blob(root, "x")], ["100644", "a", blob(root)]),
    );
    setRef(root, "refs/heads/t", writeObject(root, "commit", commitOf(oid)));
  },
  "a mode that git does not know": (root) => {
    const oid = writeObject(root, "tree", treeOf(["100000", "a", blob(root)], ["777", "b", blob(root)]));
    setRef(root, "refs/heads/t", writeObject(root, "commit", commitOf(oid)));
  },
  "a submodule's entry that is a commit of this repository": (root) => {
    const oid = writeObject(root, "tree", treeOf(["160000", "sub", commit(root)]));
    setRef(root, "refs/heads/t", writeObject(root, "commit", commitOf(oid)));
  },
  "a commit whose tree is a blob": (root) => {
    setRef(root, "refs/heads/t", writeObject(root, "commit", commitOf(blob(root))));
  },
  "a ref that is a blob": (root) => {
    setRef(root, "refs/heads/blob", blob(root));
  },
  "a linked work tree's HEAD": (root) => {
    const other = join(temporaryFolder(), "linked");
    git(root, "worktree", "add", "-q", "--detach", other);
    commitFiles(other, { "x.txt": KEY });
    rmSync(other, { recursive: true });
  },
  "a loose object that is stored without compression, of old": (root) => {
    const oid = blob(root);
    utimesSync(loosePath(root, oid), 0, 0);
    appendFileSync(join(root, ".git/config"), "[core]\nlooseCompression = 0\n");
  },
  "a push that was never accepted": (root) => {
    const other = cleanRepository();
    blob(other);
    for (const name of ["tmp_objdir-incoming-abc", "incoming-def"]) {
      cpSync(join(other, ".git/objects"), join(root, ".git/objects", name), { recursive: true });
    }
  },
  "one of two copies of an object, the other broken": (root) => {
    const oid = commitFiles(root, { "x.txt": KEY }) && git(root, "rev-parse", "HEAD:x.txt").trim();
    git(root, "repack", "-adq");
    writeLoose(root, oid, Buffer.from("nonsense"));
  },
};

/** Names of entries that no checkout may follow. */
const TREE_NAMES = [
  "..",
  ".",
  "",
  ".git",
  ".GIT",
  "git~1",
  ".git ",
  "a/b",
  "/etc/passwd",
  "../../x",
  "-x",
  "\r\n",
  "\u202e",
  "x".repeat(4096),
];

describe("a history shows the key in", () => {
  it.each(Object.keys(PLACES))("%s", async (place) => {
    const root = cleanRepository();
    PLACES[place]?.(root);
    const { code, stderr } = await runHostile(root, ["--history"]);
    expect(code, stderr).toBe(1);
  });

  it.skipIf(!gitIsAtLeast(37))("a cruft pack (git 2.37 can make one)", async () => {
    const root = cleanRepository();
    blob(root);
    git(root, "gc", "-q", "--cruft", "--prune=never");
    const { code, stderr } = await runHostile(root, ["--history"]);
    expect(code, stderr).toBe(1);
  });

  it.each(TREE_NAMES)("a tree with an entry that is named %j", async (name) => {
    const root = cleanRepository();
    const inner = writeObject(root, "tree", treeOf(["100644", name, blob(root)]));
    const outer = writeObject(root, "tree", treeOf(["40000", name, inner]));
    setRef(
      root,
      "refs/heads/main",
      writeObject(root, "commit", commitOf(outer, [git(root, "rev-parse", "HEAD").trim()])),
    );
    const runs = await runEveryWay(root, [["--history"], ["--range", "HEAD~1..HEAD"]]);
    // Git reads no tree with a name that is empty.
    expect(runs.map(({ code }) => code)).toEqual([1, name === "" ? 3 : 1]);
  });
});

it("the name of a submodule is found wherever it is recorded", async () => {
  const root = cleanRepository();
  const entry = `160000,${git(root, "rev-parse", "HEAD").trim()},${KEY.trim()}`;
  git(root, "update-index", "--add", "--cacheinfo", entry);
  const staged = await runHostile(root, ["--staged"]);
  git(root, "commit", "-q", "-m", "submodule");
  const others = await runEveryWay(root, [["--history"], ["--range", "HEAD~1..HEAD"]]);
  expect([staged, ...others].map(({ code }) => code)).toEqual([1, 1, 1]);
});

describe("a history says of what it does not read", () => {
  it("a submodule that was removed, whose objects are still there", async () => {
    const root = cleanRepository();
    const inner = cleanRepository();
    blob(inner);
    cpSync(join(inner, ".git"), join(root, ".git/modules/group/gone"), { recursive: true });
    const { code, skipped } = await runHostile(root, ["--history"]);
    expect([code, skipped]).toEqual([0, [".git/modules/group/gone submodule"]]);
  });

  it("a pointer to Git LFS", async () => {
    const root = cleanRepository();
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"0".repeat(64)}\nsize 1\n`;
    commitFiles(root, { "x.bin": pointer });
    const runs = await runEveryWay(root, [["."], ["--range", "HEAD~1..HEAD"]]);
    expect(runs.map(({ code, skipped }) => [code, skipped])).toEqual(
      runs.map(() => [0, ["x.bin lfs-pointer"]]),
    );
  });
});
