import { chmodSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { tar, zip } from "../support/archives.js";
import { git, writeFiles } from "../support/temporary.js";
import { commitOf, gitWith, tagOf, treeOf, writeObject } from "./plumbing.js";
import { cleanRepository, keyLine } from "./repositories.js";
import { runEveryWay } from "./running.js";

const KEY = keyLine("added");
const WAYS = [["--staged"], ["--range", "HEAD~1..HEAD"], ["--history"]];

function head(root: string, revision = "HEAD"): string {
  return git(root, "rev-parse", revision).trim();
}

function setRef(root: string, name: string, oid: string): void {
  writeFiles(root, { [`.git/${name}`]: `${oid}\n` });
}

/** The tree of a commit with a key. */
function keyTree(root: string): string {
  return writeObject(root, "tree", treeOf(["100644", "x.txt", writeObject(root, "blob", KEY)]));
}

/** What somebody adds, with a key that no patch shows. It is staged, looked for, committed, and looked for again. */
const ADDED: Record<string, (root: string) => unknown> = {
  "a file that attributes call binary": (root) => {
    writeFiles(root, { ".gitattributes": "* binary\n", "x.txt": KEY });
  },
  "a file that attributes keep from diffs": (root) => {
    writeFiles(root, { ".gitattributes": "* -diff -text export-ignore\n", "x.txt": KEY });
  },
  "attributes that stand outside of the work tree": (root) => {
    writeFiles(root, { ".git/info/attributes": "* -diff binary\n", "x.txt": KEY });
  },
  "a file with a NUL byte": (root) => {
    writeFiles(root, { "x.txt": `\0${KEY}` });
  },
  "a file that was text and is binary now": (root) => {
    writeFiles(root, { "a.txt": `one\n\0\n${KEY}` });
  },
  "UTF-16 with a byte order mark": (root) => {
    writeFiles(root, { "x.txt": Buffer.from(`\uFEFF${KEY}`, "utf16le") });
  },
  "UTF-16 without one": (root) => {
    writeFiles(root, { "x.txt": Buffer.from(KEY, "utf16le") });
  },
  "big-endian UTF-16": (root) => {
    writeFiles(root, { "x.txt": Buffer.from(`\uFEFF${KEY}`, "utf16le").swap16() });
  },
  "UTF-32": (root) => {
    const units = [...KEY].flatMap((character) => [character.charCodeAt(0), 0, 0, 0]);
    writeFiles(root, { "x.txt": Buffer.from(units) });
  },
  "text that the attributes say is UTF-16": (root) => {
    writeFiles(root, { ".gitattributes": "x.txt working-tree-encoding=UTF-16\n" });
    git(root, "add", ".gitattributes");
    writeFiles(root, { "x.txt": Buffer.from(`\uFEFF${KEY}`, "utf16le") });
  },
  "a gzip file": (root) => {
    writeFiles(root, { "x.bin": gzipSync(KEY) });
  },
  "a zip file": (root) => {
    writeFiles(root, { "x.bin": zip([{ name: "a", content: KEY }]) });
  },
  "a zip file behind a program": (root) => {
    writeFiles(root, {
      "x.exe": Buffer.concat([Buffer.alloc(5000, "MZ"), zip([{ name: "a", content: KEY }])]),
    });
  },
  "a tar file in a gzip file": async (root) => {
    writeFiles(root, { "x.tgz": gzipSync(await tar({ "a/b": KEY })) });
  },
  "a zip file in a tar file": async (root) => {
    writeFiles(root, { "x.tar": await tar({ "a.zip": zip([{ name: "a", content: KEY }]) }) });
  },
  "a file above core.bigFileThreshold": (root) => {
    git(root, "config", "core.bigFileThreshold", "1");
    writeFiles(root, { "x.txt": KEY });
  },
  "the end of a large file": (root) => {
    writeFiles(root, { "x.txt": `${"0123456789abcde\n".repeat(600_000)}${KEY}` });
  },
  "a line without an end": (root) => {
    writeFiles(root, { "a.txt": `one\n${KEY.trim()}` });
  },
  "lines that end with CR": (root) => {
    writeFiles(root, { "x.txt": `one\r${KEY.trim()}\rtwo\r` });
  },
  "a target of a symbolic link": (root) => {
    symlinkSync(KEY.trim(), join(root, "link"));
  },
  "a file that was a symbolic link": (root) => {
    rmSync(join(root, "a.txt"));
    symlinkSync(KEY.trim(), join(root, "a.txt"));
  },
  "a name of a file": (root) => {
    writeFiles(root, { [KEY.trim()]: "" });
  },
  "a name of a folder": (root) => {
    writeFiles(root, { [`${KEY.trim()}/a.txt`]: "one\n" });
  },
  "a new name of an old file": (root) => {
    renameSync(join(root, "a.txt"), join(root, `${KEY.trim()}.txt`));
  },
  "a file that is renamed and made executable": (root) => {
    renameSync(join(root, "a.txt"), join(root, "z.txt"));
    writeFileSync(join(root, "z.txt"), `one\n${KEY}`);
    chmodSync(join(root, "z.txt"), 0o755);
  },
  "a file that .gitignore names": (root) => {
    writeFiles(root, { ".gitignore": ".env\n", ".env": KEY });
    git(root, "add", "-f", ".env");
  },
  "a file in node_modules": (root) => {
    writeFiles(root, { "node_modules/x/.env": KEY });
  },
  "a file that its comment calls generated": (root) => {
    writeFiles(root, { ".gitattributes": "*.js linguist-generated linguist-vendored\n", "x.min.js": KEY });
  },
  "a pointer to Git LFS with more in it": (root) => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"0".repeat(64)}\nsize 1\n`;
    writeFiles(root, { "x.bin": `${pointer}${KEY}` });
  },
  "a file with a name that is no text": (root) => {
    const name = Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff, 0xfe, 0x0a, 0x1b])]);
    writeFileSync(name, KEY);
  },
};

describe("what is added is found when it is staged, and when it is committed:", () => {
  it.each(Object.keys(ADDED))("%s", async (name) => {
    const root = cleanRepository();
    await ADDED[name]?.(root);
    git(root, "add", "-A");
    const [staged] = await runEveryWay(root, [["--staged"]]);
    git(root, "commit", "-q", "-m", "more");
    const [nothing, range, history] = await runEveryWay(root, WAYS);
    expect([staged, nothing, range, history].map((run) => run?.code)).toEqual([1, 0, 1, 1]);
  });
});

/** What commits record that nobody sees in a patch of the range `main..x`, or `main..tags/x`. */
const RECORDED: Record<string, (root: string) => void> = {
  "a merge that makes what none of its parents has": (root) => {
    const other = writeObject(root, "commit", commitOf(head(root, "HEAD^{tree}"), [head(root, "HEAD~1")]));
    setRef(root, "refs/heads/x", writeObject(root, "commit", commitOf(keyTree(root), [head(root), other])));
  },
  "an octopus that does": (root) => {
    const tree = head(root, "HEAD^{tree}");
    const parents = ["1", "2", "3", "4"].map((message) =>
      writeObject(root, "commit", commitOf(tree, [head(root)], message)),
    );
    setRef(root, "refs/heads/x", writeObject(root, "commit", commitOf(keyTree(root), parents)));
  },
  "a commit without a parent": (root) => {
    setRef(root, "refs/heads/x", writeObject(root, "commit", commitOf(keyTree(root))));
  },
  "a commit that the next one takes back": (root) => {
    const bad = writeObject(root, "commit", commitOf(keyTree(root), [head(root)]));
    setRef(root, "refs/heads/x", writeObject(root, "commit", commitOf(head(root, "HEAD^{tree}"), [bad])));
  },
  "a commit that a replacement covers": (root) => {
    const bad = writeObject(root, "commit", commitOf(keyTree(root), [head(root)]));
    setRef(root, "refs/heads/x", bad);
    setRef(root, `refs/replace/${bad}`, head(root));
  },
  "a blob that a replacement covers": (root) => {
    setRef(root, "refs/heads/x", writeObject(root, "commit", commitOf(keyTree(root), [head(root)])));
    const blob = git(root, "rev-parse", "x:x.txt").trim();
    setRef(root, `refs/replace/${blob}`, writeObject(root, "blob", "harmless"));
  },
  "what a graft cuts off": (root) => {
    const bad = writeObject(root, "commit", commitOf(keyTree(root), [head(root)]));
    const tip = writeObject(root, "commit", commitOf(head(root, "HEAD^{tree}"), [bad]));
    setRef(root, "refs/heads/x", tip);
    writeFiles(root, { ".git/info/grafts": `${tip} ${head(root)}\n` });
  },
  "a message behind a NUL byte": (root) => {
    const text = commitOf(head(root, "HEAD^{tree}"), [head(root)], `words\n\0\n${KEY}`);
    setRef(root, "refs/heads/x", writeObject(root, "commit", text));
  },
  "a message in UTF-16": (root) => {
    const start = commitOf(head(root, "HEAD^{tree}"), [head(root)], "", "encoding UTF-16LE\n");
    const text = Buffer.concat([Buffer.from(start), Buffer.from(KEY, "utf16le")]);
    setRef(root, "refs/heads/x", writeObject(root, "commit", text));
  },
  "a header that nobody knows": (root) => {
    const text = commitOf(head(root, "HEAD^{tree}"), [head(root)], "m\n", `x-note ${KEY}`);
    setRef(root, "refs/heads/x", writeObject(root, "commit", text));
  },
  "a signature": (root) => {
    const lines = `gpgsig -----BEGIN SSH SIGNATURE-----\n ${KEY} -----END SSH SIGNATURE-----\n`;
    const text = commitOf(head(root, "HEAD^{tree}"), [head(root)], "m\n", lines);
    setRef(root, "refs/heads/x", writeObject(root, "commit", text));
  },
  "the name of who committed": (root) => {
    const text = commitOf(head(root, "HEAD^{tree}"), [head(root)]);
    setRef(
      root,
      "refs/heads/x",
      writeObject(root, "commit", text.replace("committer A", `committer ${KEY.trim()}`)),
    );
  },
  "a submodule by the name of a key": (root) => {
    const tree = writeObject(root, "tree", treeOf(["160000", KEY.trim(), head(root)]));
    setRef(root, "refs/heads/x", writeObject(root, "commit", commitOf(tree, [head(root)])));
  },
  "a tree whose entries are in the wrong order": (root) => {
    const blob = writeObject(root, "blob", KEY);
    const harmless = writeObject(root, "blob", "x");
    const tree = writeObject(root, "tree", treeOf(["100644", "z", harmless], ["100644", "a", blob]));
    setRef(root, "refs/heads/x", writeObject(root, "commit", commitOf(tree, [head(root)])));
  },
  "a tree with an entry twice": (root) => {
    const blob = writeObject(root, "blob", KEY);
    const harmless = writeObject(root, "blob", "x");
    const tree = writeObject(root, "tree", treeOf(["100644", "a", harmless], ["100644", "a", blob]));
    setRef(root, "refs/heads/x", writeObject(root, "commit", commitOf(tree, [head(root)])));
  },
  "a tag's message": (root) => {
    setRef(root, "refs/tags/x", writeObject(root, "tag", tagOf(head(root), "commit", KEY)));
  },
  "the message of a tag that another one names": (root) => {
    const inner = writeObject(root, "tag", tagOf(head(root), "commit", KEY));
    const middle = writeObject(root, "tag", tagOf(inner, "tag"));
    setRef(root, "refs/tags/x", writeObject(root, "tag", tagOf(middle, "tag", "outer")));
  },
  "a tag on a blob": (root) => {
    setRef(root, "refs/tags/x", writeObject(root, "tag", tagOf(writeObject(root, "blob", KEY), "blob")));
  },
  "a tag on a tree": (root) => {
    setRef(root, "refs/tags/x", keyTree(root));
  },
  "a note": (root) => {
    gitWith(root, "", "notes", "--ref", "x", "add", "-m", KEY, "HEAD");
    setRef(root, "refs/heads/x", head(root, "refs/notes/x"));
  },
};

describe("what commits record is found in their range, and in the history:", () => {
  it.each(Object.keys(RECORDED))("%s", async (name) => {
    const root = cleanRepository();
    RECORDED[name]?.(root);
    const runs = await runEveryWay(root, [["--range", "main..x"], ["--range", "main...x"], ["--history"]]);
    expect(runs.map(({ code }) => code)).toEqual([1, 1, 1]);
  });
});
