import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { indexBytes, packFiles, putPack } from "../packs/pack-writer.js";
import { git, writeFiles } from "../support/temporary.js";
import { commitOf, loosePath, tagOf, treeOf, writeLoose, writeObject } from "./plumbing.js";
import { commitFiles } from "./repositories.js";
import { describeStates, type States } from "./states.js";

const NOTHING = "0".repeat(40);
const UNKNOWN = "1".repeat(40);

function head(root: string): string {
  return git(root, "rev-parse", "HEAD").trim();
}

function fifo(root: string, path: string): void {
  rmSync(join(root, path), { recursive: true, force: true });
  execFileSync("mkfifo", [join(root, path)]);
}

function loop(root: string, path: string): void {
  rmSync(join(root, path), { recursive: true, force: true });
  symlinkSync(join(root, path), join(root, path));
}

function device(root: string, path: string, to = "/dev/zero"): void {
  rmSync(join(root, path), { recursive: true, force: true });
  symlinkSync(to, join(root, path));
}

function folder(root: string, path: string): void {
  rmSync(join(root, path), { recursive: true, force: true });
  mkdirSync(join(root, path));
}

function packFile(root: string, ending: string): string {
  const name = readdirSync(join(root, ".git/objects/pack")).find((file) => file.endsWith(ending)) ?? "";
  const path = join(root, ".git/objects/pack", name);
  chmodSync(path, 0o644);
  return path;
}

function packed(root: string): void {
  git(root, "repack", "-adq");
  git(root, "prune-packed");
}

function flip(path: string, at: number): void {
  chmodSync(path, 0o644);
  const bytes = readFileSync(path);
  const index = at < 0 ? bytes.length + at : at;
  bytes[index] = (bytes[index] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
}

function remove(root: string, revision: string): void {
  rmSync(loosePath(root, git(root, "rev-parse", revision).trim()));
}

/** Makes so many branches, each of which leads to the next one, and the last to main. */
function leadThrough(root: string, branches: number): void {
  for (let at = 1; at <= branches; at++)
    git(
      root,
      "symbolic-ref",
      `refs/heads/b${at}`,
      at === branches ? "refs/heads/main" : `refs/heads/b${at + 1}`,
    );
}

/** What makes a repository odd, and the codes of a scan of its files, its history, what is staged, and the last commit. */
const STATES: States = {
  "nothing odd": ["0000", () => undefined],
  "a detached HEAD": ["0000", (root) => git(root, "checkout", "-q", "--detach")],
  "a HEAD that is a link": [
    "0000",
    (root) => {
      rmSync(join(root, ".git/HEAD"));
      symlinkSync("refs/heads/main", join(root, ".git/HEAD"));
    },
  ],
  "HEAD is missing": [
    "3333",
    (root) => {
      rmSync(join(root, ".git/HEAD"));
    },
  ],
  "HEAD is empty": [
    "3333",
    (root) => {
      writeFiles(root, { ".git/HEAD": "" });
    },
  ],
  "HEAD is nonsense": [
    "3333",
    (root) => {
      writeFiles(root, { ".git/HEAD": "nonsense\n" });
    },
  ],
  "HEAD leads out of the repository": [
    "3333",
    (root) => {
      writeFiles(root, { ".git/HEAD": "ref: ../../../etc/passwd\n" });
    },
  ],
  "HEAD leads to refs that go up": [
    "3333",
    (root) => {
      writeFiles(root, { ".git/HEAD": "ref: refs/../../x\n" });
    },
  ],
  "HEAD leads to itself": [
    "3333",
    (root) => {
      writeFiles(root, { ".git/HEAD": "ref: HEAD\n" });
    },
  ],
  "HEAD is an unknown commit": [
    "0333",
    (root) => {
      writeFiles(root, { ".git/HEAD": `${UNKNOWN}\n` });
    },
  ],
  "HEAD is zeros": [
    "0333",
    (root) => {
      writeFiles(root, { ".git/HEAD": `${NOTHING}\n` });
    },
  ],
  "HEAD is a FIFO": [
    "3333",
    (root) => {
      fifo(root, ".git/HEAD");
    },
  ],
  "HEAD is a folder": [
    "3333",
    (root) => {
      folder(root, ".git/HEAD");
    },
  ],
  "HEAD is a loop": [
    "3333",
    (root) => {
      loop(root, ".git/HEAD");
    },
  ],
  "HEAD is endless": [
    "3333",
    (root) => {
      device(root, ".git/HEAD");
    },
  ],
  "a branch is nonsense": [
    "0333",
    (root) => {
      writeFiles(root, { ".git/refs/heads/main": "nonsense\n" });
    },
  ],
  "a branch is empty": [
    "0333",
    (root) => {
      writeFiles(root, { ".git/refs/heads/main": "" });
    },
  ],
  "another branch is nonsense": [
    "0300",
    (root) => {
      writeFiles(root, { ".git/refs/heads/other": "nonsense\n" });
    },
  ],
  "another branch is an unknown commit": [
    "0300",
    (root) => {
      writeFiles(root, { ".git/refs/heads/other": `${UNKNOWN}\n` });
    },
  ],
  "another branch is zeros": [
    "0300",
    (root) => {
      writeFiles(root, { ".git/refs/heads/other": `${NOTHING}\n` });
    },
  ],
  "a branch leads to itself": [
    "0333",
    (root) => {
      writeFiles(root, { ".git/refs/heads/main": "ref: refs/heads/main\n" });
    },
  ],
  "two branches lead to each other, without logs": [
    "0300",
    (root) => {
      writeFiles(root, {
        ".git/refs/heads/x": "ref: refs/heads/y\n",
        ".git/refs/heads/y": "ref: refs/heads/x\n",
      });
    },
  ],
  "a branch leads to another one through more than git follows": [
    "0300",
    (root) => {
      leadThrough(root, 6);
    },
  ],
  "a branch leads to another one through as many as git follows": [
    "0000",
    (root) => {
      leadThrough(root, 5);
    },
  ],
  "another branch leads to one that is not there": [
    "0000",
    (root) => {
      writeFiles(root, { ".git/refs/heads/other": "ref: refs/heads/gone\n" });
    },
  ],
  "other branches lead to each other": [
    "0300",
    (root) => {
      writeFiles(root, {
        ".git/refs/heads/x": "ref: refs/heads/y\n",
        ".git/refs/heads/y": "ref: refs/heads/x\n",
      });
    },
  ],
  "a branch is a FIFO": [
    "0333",
    (root) => {
      fifo(root, ".git/refs/heads/main");
    },
  ],
  "a branch is a folder": [
    "0032",
    (root) => {
      folder(root, ".git/refs/heads/main");
    },
  ],
  "a branch is a loop": [
    "0333",
    (root) => {
      loop(root, ".git/refs/heads/main");
    },
  ],
  "refs is missing": [
    "3333",
    (root) => {
      rmSync(join(root, ".git/refs"), { recursive: true });
    },
  ],
  "refs is a file": [
    "3333",
    (root) => {
      rmSync(join(root, ".git/refs"), { recursive: true });
      writeFiles(root, { ".git/refs": "" });
    },
  ],
  "refs is a loop": [
    "3333",
    (root) => {
      loop(root, ".git/refs");
    },
  ],
  "refs is a link to a folder elsewhere": [
    "0000",
    (root) => {
      renameSync(join(root, ".git/refs"), join(root, ".git/elsewhere"));
      symlinkSync("elsewhere", join(root, ".git/refs"));
    },
  ],
  "packed-refs is nonsense": [
    "0333",
    (root) => {
      writeFiles(root, { ".git/packed-refs": "nonsense\n" });
    },
  ],
  "packed-refs is a FIFO": [
    "0333",
    (root) => {
      fifo(root, ".git/packed-refs");
    },
  ],
  "packed-refs is a folder": [
    "0333",
    (root) => {
      folder(root, ".git/packed-refs");
    },
  ],
  "packed-refs is endless": [
    "0333",
    (root) => {
      device(root, ".git/packed-refs");
    },
  ],
  "packed-refs is a loop": [
    "0333",
    (root) => {
      loop(root, ".git/packed-refs");
    },
  ],
  "packed-refs ends in the middle": [
    "0333",
    (root) => {
      writeFiles(root, { ".git/packed-refs": `${head(root)} refs/heads/x\n${UNKNOWN.slice(0, 20)}` });
    },
  ],
  "the index is missing": [
    "0000",
    (root) => {
      rmSync(join(root, ".git/index"));
    },
  ],
  "the index is empty": [
    "3330",
    (root) => {
      writeFiles(root, { ".git/index": "" });
    },
  ],
  "the index is cut off": [
    "3330",
    (root) => {
      truncateSync(join(root, ".git/index"), 40);
    },
  ],
  "the index has lost its end": [
    "3330",
    (root) => {
      truncateSync(join(root, ".git/index"), readFileSync(join(root, ".git/index")).length - 10);
    },
  ],
  "the index has a bit that is wrong": [
    "3330",
    (root) => {
      flip(join(root, ".git/index"), 90);
    },
  ],
  "the index is of a version that nobody knows": [
    "3330",
    (root) => {
      const index = readFileSync(join(root, ".git/index")).subarray(0, -20);
      index[7] = 9;
      writeFileSync(
        join(root, ".git/index"),
        Buffer.concat([index, createHash("sha1").update(index).digest()]),
      );
    },
  ],
  "the index is nonsense": [
    "3330",
    (root) => {
      writeFiles(root, { ".git/index": "nonsense".repeat(100) });
    },
  ],
  "the index is a FIFO": [
    "3330",
    (root) => {
      fifo(root, ".git/index");
    },
  ],
  "the index is a folder": [
    "3330",
    (root) => {
      folder(root, ".git/index");
    },
  ],
  "the index is endless": [
    "3330",
    (root) => {
      device(root, ".git/index");
    },
  ],
  "the index is a loop": [
    "3330",
    (root) => {
      loop(root, ".git/index");
    },
  ],
  "the shared part of a split index is missing": [
    "3330",
    (root) => {
      git(root, "update-index", "--split-index");
      for (const name of readdirSync(join(root, ".git")).filter((file) => file.startsWith("sharedindex")))
        rmSync(join(root, ".git", name));
    },
  ],
  "the index has a tree for a file": [
    "0330",
    (root) => {
      const entry = `100644,${git(root, "rev-parse", "HEAD^{tree}").trim()},x.txt`;
      git(root, "update-index", "--add", "--cacheinfo", entry);
    },
  ],
  "the index and refs are locked": [
    "0000",
    (root) => {
      writeFiles(root, {
        ".git/index.lock": "",
        ".git/HEAD.lock": "",
        ".git/packed-refs.lock": "",
        ".git/config.lock": "",
        ".git/refs/heads/main.lock": "",
      });
    },
  ],
  "the configuration is missing": [
    "0000",
    (root) => {
      rmSync(join(root, ".git/config"));
    },
  ],
  "the configuration is nonsense": [
    "0000",
    (root) => {
      writeFiles(root, { ".git/config": '[[[\nnonsense = "\n' });
    },
  ],
  "the configuration is a FIFO": [
    "3333",
    (root) => {
      fifo(root, ".git/config");
    },
  ],
  "the configuration is a folder": [
    "3333",
    (root) => {
      folder(root, ".git/config");
    },
  ],
  "the configuration is endless": [
    "3333",
    (root) => {
      device(root, ".git/config");
    },
  ],
  "the configuration is a loop": [
    "3333",
    (root) => {
      loop(root, ".git/config");
    },
  ],
  "the configuration has a million lines": [
    "3333",
    (root) => {
      appendFileSync(join(root, ".git/config"), "[a]\n\tb = c\n".repeat(500_000));
    },
  ],
  "the repository is of a version that nobody knows": [
    "3333",
    (root) => git(root, "config", "core.repositoryFormatVersion", "7"),
  ],
  "the repository has an extension that nobody knows": [
    "3333",
    (root) => {
      git(root, "config", "core.repositoryFormatVersion", "1");
      git(root, "config", "extensions.evil", "true");
    },
  ],
  "the object format is a lie": [
    "3333",
    (root) => {
      git(root, "config", "core.repositoryFormatVersion", "1");
      git(root, "config", "extensions.objectFormat", "sha256");
    },
  ],
  "the object format is unknown": [
    "3333",
    (root) => {
      git(root, "config", "core.repositoryFormatVersion", "1");
      git(root, "config", "extensions.objectFormat", "md5");
    },
  ],
  "the ref storage is a lie": [
    "0333",
    (root) => {
      git(root, "config", "core.repositoryFormatVersion", "1");
      git(root, "config", "extensions.refStorage", "reftable");
    },
  ],
  "objects is missing": [
    "3333",
    (root) => {
      rmSync(join(root, ".git/objects"), { recursive: true });
    },
  ],
  "objects is a file": [
    "3333",
    (root) => {
      rmSync(join(root, ".git/objects"), { recursive: true });
      writeFiles(root, { ".git/objects": "" });
    },
  ],
  "objects is a loop": [
    "3333",
    (root) => {
      loop(root, ".git/objects");
    },
  ],
  "objects is empty": [
    "0333",
    (root) => {
      folder(root, ".git/objects");
    },
  ],
  "a blob is missing": [
    "0303",
    (root) => {
      remove(root, "HEAD:b.txt");
    },
  ],
  "a tree is missing": [
    "0333",
    (root) => {
      remove(root, "HEAD^{tree}");
    },
  ],
  "the last commit is missing": [
    "0333",
    (root) => {
      remove(root, "HEAD");
    },
  ],
  "the first commit is missing": [
    "0303",
    (root) => {
      remove(root, "HEAD~1");
    },
  ],
  "a blob of the past is missing": [
    "0300",
    (root) => {
      writeFiles(root, { "a.txt": "other" });
      commitFiles(root, {});
      commitFiles(root, {});
      remove(root, "HEAD~2:a.txt");
    },
  ],
  "a loose object is empty": [
    "0303",
    (root) => {
      writeLoose(root, git(root, "rev-parse", "HEAD:b.txt").trim(), Buffer.alloc(0));
    },
  ],
  "a loose object is nonsense": [
    "0303",
    (root) => {
      writeLoose(root, git(root, "rev-parse", "HEAD:b.txt").trim(), Buffer.from("nonsense"));
    },
  ],
  "a loose object is cut off": [
    "0303",
    (root) => {
      const path = loosePath(root, git(root, "rev-parse", "HEAD:b.txt").trim());
      chmodSync(path, 0o644);
      truncateSync(path, 10);
    },
  ],
  "a loose object is another one": [
    "0303",
    (root) => {
      cpSync(
        loosePath(root, git(root, "rev-parse", "HEAD:a.txt").trim()),
        loosePath(root, git(root, "rev-parse", "HEAD:b.txt").trim()),
      );
    },
  ],
  "a loose object claims to be larger": [
    "0303",
    (root) => {
      writeLoose(root, git(root, "rev-parse", "HEAD:b.txt").trim(), deflateSync("blob 999999999999\0two\n"));
    },
  ],
  "a loose object is of a type that nobody knows": [
    "0303",
    (root) => {
      writeLoose(root, git(root, "rev-parse", "HEAD:b.txt").trim(), deflateSync("evil 4\0two\n"));
    },
  ],
  "a loose object has bytes behind its end": [
    "0300",
    (root) => {
      const path = loosePath(root, git(root, "rev-parse", "HEAD:b.txt").trim());
      chmodSync(path, 0o644);
      appendFileSync(path, "more");
    },
  ],
  "a loose object holds more than it says": [
    "0300",
    (root) => {
      writeLoose(root, git(root, "rev-parse", "HEAD:b.txt").trim(), deflateSync("blob 4\0two\nmore"));
    },
  ],
  "a loose object is a FIFO": [
    "0333",
    (root) => {
      fifo(root, loosePath("", git(root, "rev-parse", "HEAD:b.txt").trim()));
    },
  ],
  "a loose object is a folder": [
    "0303",
    (root) => {
      folder(root, loosePath("", git(root, "rev-parse", "HEAD:b.txt").trim()));
    },
  ],
  "a loose object is a loop": [
    "0333",
    (root) => {
      loop(root, loosePath("", git(root, "rev-parse", "HEAD:b.txt").trim()));
    },
  ],
  "a loose object is endless": [
    "0333",
    (root) => {
      device(root, loosePath("", git(root, "rev-parse", "HEAD:b.txt").trim()));
    },
  ],
  "a folder of loose objects is a FIFO": [
    "0333",
    (root) => {
      fifo(root, join(".git/objects", git(root, "rev-parse", "HEAD:b.txt").slice(0, 2)));
    },
  ],
  "a pack has a bit that is wrong": [
    "0333",
    (root) => {
      packed(root);
      flip(packFile(root, ".pack"), 20);
    },
  ],
  "a pack is cut off": [
    "0333",
    (root) => {
      packed(root);
      truncateSync(packFile(root, ".pack"), 60);
    },
  ],
  "a pack is empty": [
    "0333",
    (root) => {
      packed(root);
      truncateSync(packFile(root, ".pack"), 0);
    },
  ],
  "a pack is a FIFO": [
    "0333",
    (root) => {
      packed(root);
      const path = packFile(root, ".pack");
      rmSync(path);
      execFileSync("mkfifo", [path]);
    },
  ],
  "a pack has a checksum that is wrong": [
    "0333",
    (root) => {
      packed(root);
      flip(packFile(root, ".pack"), -1);
    },
  ],
  "the index of a pack has a checksum that is wrong": [
    "0300",
    (root) => {
      packed(root);
      flip(packFile(root, ".idx"), -1);
    },
  ],
  "a pack holds more than its index names": [
    "0300",
    (root) => {
      const { pack, written } = packFiles([{ content: Buffer.from("one") }, { content: Buffer.from("two") }]);
      const body = Buffer.from(pack.subarray(0, -20));
      body.writeUInt32BE(1, 8);
      const checksum = createHash("sha1").update(body).digest();
      const rows = [{ oid: written[0]?.oid ?? checksum, offset: 12, crc: 0 }];
      putPack(join(root, ".git/objects"), "more", {
        pack: Buffer.concat([body, checksum]),
        index: indexBytes(rows, checksum, 1),
      });
    },
  ],
  "deltas are made from each other": [
    "0300",
    (root) => {
      const ids = ["aa", "bb"].map((byte) => Buffer.from(byte.repeat(20), "hex"));
      const { pack, offsets } = packFiles(
        ids.toReversed().map((base) => ({ base, baseSize: 1, pieces: [{ insert: Buffer.from("x") }] })),
      );
      const rows = ids.map((oid, entry) => ({ oid, offset: offsets[entry] ?? 0, crc: 0 }));
      const index = indexBytes(rows, pack.subarray(-20), 1);
      putPack(join(root, ".git/objects"), "round", { pack, index });
    },
  ],
  "a pack has no index": [
    "0333",
    (root) => {
      packed(root);
      rmSync(packFile(root, ".idx"));
    },
  ],
  "an index has no pack": [
    "0333",
    (root) => {
      packed(root);
      rmSync(packFile(root, ".pack"));
    },
  ],
  "the index of a pack is empty": [
    "0333",
    (root) => {
      packed(root);
      truncateSync(packFile(root, ".idx"), 0);
    },
  ],
  "the index of a pack is cut off": [
    "0333",
    (root) => {
      packed(root);
      truncateSync(packFile(root, ".idx"), 1100);
    },
  ],
  "the index of a pack is nonsense": [
    "0333",
    (root) => {
      packed(root);
      writeFileSync(packFile(root, ".idx"), Buffer.alloc(2000, 1));
    },
  ],
  "the index of a pack is a FIFO": [
    "0333",
    (root) => {
      packed(root);
      const path = packFile(root, ".idx");
      rmSync(path);
      execFileSync("mkfifo", [path]);
    },
  ],
  "the index of a pack is endless": [
    "0333",
    (root) => {
      packed(root);
      const path = packFile(root, ".idx");
      rmSync(path);
      symlinkSync("/dev/zero", path);
    },
  ],
  "the folder of packs is a FIFO": [
    "0333",
    (root) => {
      fifo(root, ".git/objects/pack");
    },
  ],
  "alternates is a FIFO": [
    "3333",
    (root) => {
      fifo(root, ".git/objects/info/alternates");
    },
  ],
  "alternates is endless": [
    "3333",
    (root) => {
      device(root, ".git/objects/info/alternates");
    },
  ],
  "alternates leads to nothing": [
    "3333",
    (root) => {
      writeFiles(root, { ".git/objects/info/alternates": "/nonexistent\n" });
    },
  ],
  "alternates leads to itself": [
    "0000",
    (root) => {
      writeFiles(root, { ".git/objects/info/alternates": "../objects\n" });
    },
  ],
  "alternates goes round": [
    "0000",
    (root) => {
      for (const [name, to] of [
        ["x", "y"],
        ["y", "x"],
      ] as const)
        writeFiles(root, { [`.git/${name}/info/alternates`]: `../${to}\n`, [`.git/${name}/pack/none`]: "" });
      writeFiles(root, { ".git/objects/info/alternates": "../x\n" });
    },
  ],
  "a shallow clone that is a lie": [
    "0302",
    (root) => {
      writeFiles(root, { ".git/shallow": `${head(root)}\n` });
    },
  ],
  "shallow is a FIFO": [
    "0333",
    (root) => {
      fifo(root, ".git/shallow");
    },
  ],
  "shallow is endless": [
    "0333",
    (root) => {
      device(root, ".git/shallow");
    },
  ],
  "shallow is nonsense": [
    "0333",
    (root) => {
      writeFiles(root, { ".git/shallow": "nonsense\n" });
    },
  ],
  "info/exclude is a FIFO": [
    "3330",
    (root) => {
      fifo(root, ".git/info/exclude");
    },
  ],
  "info/exclude is endless": [
    "3330",
    (root) => {
      device(root, ".git/info/exclude");
    },
  ],
  "info/grafts is a FIFO": [
    "0000",
    (root) => {
      fifo(root, ".git/info/grafts");
    },
  ],
  "info/attributes is a FIFO": [
    "0000",
    (root) => {
      fifo(root, ".git/info/attributes");
    },
  ],
  "logs are FIFOs": [
    "0300",
    (root) => {
      fifo(root, ".git/logs/HEAD");
    },
  ],
  "a log names a commit that is not there": [
    "0300",
    (root) => {
      appendFileSync(join(root, ".git/logs/HEAD"), `${NOTHING} ${UNKNOWN} A <a@b.c> 1767225600 +0000\tx\n`);
    },
  ],
  "logs are nonsense": [
    "0000",
    (root) => {
      writeFiles(root, { ".git/logs/HEAD": "nonsense\n" });
    },
  ],
  "a commit-graph is a FIFO": [
    "0333",
    (root) => {
      fifo(root, ".git/objects/info/commit-graph");
    },
  ],
  "commondir is a FIFO": [
    "3333",
    (root) => {
      fifo(root, ".git/commondir");
    },
  ],
  "commondir leads to itself": [
    "0000",
    (root) => {
      writeFiles(root, { ".git/commondir": ".\n" });
    },
  ],
  "commondir leads to nothing": [
    "3333",
    (root) => {
      writeFiles(root, { ".git/commondir": "/nonexistent\n" });
    },
  ],
  "a merge goes on": [
    "0000",
    (root) => {
      writeFiles(root, {
        ".git/MERGE_HEAD": `${head(root)}\n`,
        ".git/MERGE_MSG": "m",
        ".git/MERGE_MODE": "",
      });
    },
  ],
  "a rebase goes on": [
    "0000",
    (root) => {
      writeFiles(root, {
        ".git/rebase-merge/head-name": "refs/heads/main",
        ".git/REBASE_HEAD": `${head(root)}\n`,
        ".git/rebase-merge/done": "",
      });
    },
  ],
  "a cherry-pick goes on": [
    "0000",
    (root) => {
      writeFiles(root, { ".git/CHERRY_PICK_HEAD": `${head(root)}\n` });
    },
  ],
  "a bisection goes on": [
    "0000",
    (root) => {
      git(root, "bisect", "start", "HEAD", "HEAD~1");
    },
  ],
  "a pseudo-ref is a FIFO": [
    "0303",
    (root) => {
      fifo(root, ".git/MERGE_HEAD");
    },
  ],
  "a sparse checkout": [
    "0000",
    (root) => {
      git(root, "sparse-checkout", "set", "--no-cone", "/a.txt");
    },
  ],
  "a sparse index": [
    "0000",
    (root) => {
      commitFiles(root, { "d/e.txt": "" });
      git(root, "sparse-checkout", "set", "--cone", "--sparse-index", "x");
    },
  ],
  "a partial clone that has all": [
    "0000",
    (root) => {
      git(root, "config", "remote.origin.promisor", "true");
    },
  ],
  "a tree that leads to itself, by a lie": [
    "0300",
    (root) => {
      const oid = "abcdabcdabcdabcdabcdabcdabcdabcdabcdabcd";
      const content = treeOf(["40000", "x", oid]);
      writeLoose(root, oid, deflateSync(Buffer.concat([Buffer.from(`tree ${content.length}\0`), content])));
      writeFiles(root, { ".git/refs/heads/other": `${writeObject(root, "commit", commitOf(oid))}\n` });
    },
  ],
  "a tag that leads to itself, by a lie": [
    "0300",
    (root) => {
      const oid = "abcdabcdabcdabcdabcdabcdabcdabcdabcdabcd";
      const content = tagOf(oid, "tag");
      writeLoose(root, oid, deflateSync(`tag ${content.length}\0${content}`));
      writeFiles(root, { ".git/refs/tags/other": `${oid}\n` });
    },
  ],
  "a commit that is nonsense": [
    "0300",
    (root) => {
      writeFiles(root, { ".git/refs/heads/other": `${writeObject(root, "commit", "nonsense\n")}\n` });
    },
  ],
  "a commit without a tree": [
    "0300",
    (root) => {
      writeFiles(root, { ".git/refs/heads/other": `${writeObject(root, "commit", commitOf(UNKNOWN))}\n` });
    },
  ],
  "a tree that is nonsense": [
    "0300",
    (root) => {
      const oid = writeObject(root, "tree", "nonsense");
      writeFiles(root, { ".git/refs/heads/other": `${writeObject(root, "commit", commitOf(oid))}\n` });
    },
  ],
  "a tag of another type than it says": [
    "0300",
    (root) => {
      writeFiles(root, { ".git/refs/tags/t": `${writeObject(root, "tag", tagOf(head(root), "blob"))}\n` });
    },
  ],
  "linked work trees that are nonsense": [
    "0303",
    (root) => {
      writeFiles(root, {
        ".git/worktrees/x/HEAD": "nonsense",
        ".git/worktrees/y/gitdir": "/nonexistent",
        ".git/worktrees/z": "",
      });
    },
  ],
  "a linked work tree with a FIFO": [
    "0303",
    (root) => {
      writeFiles(root, { ".git/worktrees/x/commondir": "../..\n" });
      fifo(root, ".git/worktrees/x/HEAD");
    },
  ],
};

describeStates(STATES);
