import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { git, temporaryFolder, writeFiles } from "../support/temporary.js";
import { cleanRepository, keyLine } from "./repositories.js";
import { describeStates, type States } from "./states.js";

const KEY = keyLine("beside");

/** Puts a FIFO where a file was. */
function fifo(root: string, path: string): void {
  clear(root, path);
  execFileSync("mkfifo", [join(root, path)]);
}

/** Puts a link where a file was. */
function link(root: string, path: string, to = "/dev/zero"): void {
  clear(root, path);
  symlinkSync(to, join(root, path));
}

function clear(root: string, path: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  rmSync(join(root, path), { recursive: true, force: true });
}

function configure(root: string, text: string): void {
  writeFileSync(join(root, ".git/config"), text, { flag: "a" });
}

/** Moves the git folder away, and has a file say something instead. Gives where it is. */
function point(root: string, text: (moved: string) => string): string {
  const moved = join(temporaryFolder(), "moved");
  renameSync(join(root, ".git"), moved);
  writeFileSync(join(root, ".git"), text(moved));
  return moved;
}

/** An index of one entry, with its checksum (gitformat-index(5)). */
function setIndex(root: string, name: string, extensions: readonly (readonly [string, string])[] = []): void {
  const entry = Buffer.alloc(62);
  entry.writeUInt32BE(0o100644, 24);
  entry.write(git(root, "rev-parse", "HEAD:a.txt").trim(), 40, "hex");
  entry.writeUInt16BE(Math.min(name.length, 0xfff), 60);
  const parts = extensions.map(([id, content]) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([Buffer.from(id), length, Buffer.from(content, "latin1")]);
  });
  const head = Buffer.from("DIRC\0\0\0\u0002\0\0\0\u0001", "latin1");
  const padding = Buffer.alloc(8 - ((62 + name.length) % 8));
  const body = Buffer.concat([head, entry, Buffer.from(name, "latin1"), padding, ...parts]);
  const checksum = createHash("sha1").update(body).digest();
  writeFileSync(join(root, ".git/index"), Buffer.concat([body, checksum]));
}

/** What is odd, and the codes of a scan of files, history, what is staged, and the last commit. */
const STATES: States = {
  ".git is a FIFO": [
    "3222",
    (root) => {
      fifo(root, ".git");
    },
  ],
  ".git is endless": [
    "0222",
    (root) => {
      link(root, ".git");
    },
  ],
  ".git is a link to itself": [
    "0222",
    (root) => {
      link(root, ".git", join(root, ".git"));
    },
  ],
  ".git names itself": ["3333", (root) => point(root, () => "gitdir: .git\n")],
  ".git names nothing": ["3333", (root) => point(root, () => "gitdir: \n")],
  ".git names a file": [
    "3333",
    (root) => {
      point(root, () => "gitdir: a.txt\n");
    },
  ],
  ".git names a folder that is none of git's": ["3333", (root) => point(root, () => "gitdir: /usr\n")],
  ".git names another such file": [
    "3333",
    (root) => {
      writeFiles(root, { other: `gitdir: ${point(root, () => "gitdir: other\n")}\n` });
    },
  ],
  ".git ends its line as Windows does": ["0000", (root) => point(root, (moved) => `gitdir: ${moved}\r\n`)],
  ".git has a NUL byte": ["3333", (root) => point(root, (moved) => `gitdir: ${moved}\0x\n`)],
  ".git is a file of a gigabyte": [
    "3333",
    (root) => {
      point(root, (moved) => `gitdir: ${moved}`);
      truncateSync(join(root, ".git"), 1e9);
    },
  ],
  "commondir is endless": [
    "3333",
    (root) => {
      link(root, ".git/commondir");
    },
  ],
  "commondir leads to another repository": [
    "0000",
    (root) => {
      writeFiles(root, { ".git/commondir": `${join(cleanRepository(), ".git")}\n` });
    },
  ],
  "the configuration includes itself": [
    "0000",
    (root) => {
      configure(root, "[include]\npath = config\n");
    },
  ],
  "the configuration includes a FIFO and what is endless": [
    "0000",
    (root) => {
      fifo(root, ".git/included");
      configure(root, "[include]\npath = included\npath = /dev/zero\n");
    },
  ],
  "the configuration names FIFOs for excludes and attributes": [
    "0000",
    (root) => {
      fifo(root, ".git/list");
      configure(root, `[core]\nexcludesFile = ${root}/.git/list\nattributesFile = ${root}/.git/list\n`);
    },
  ],
  "the configuration has a line of megabytes": [
    "0000",
    (root) => {
      configure(root, `[a "${"x".repeat(3_000_000)}"]\nb = ${"\\\\".repeat(100_000)}\n`);
    },
  ],
  "config.worktree is a FIFO": [
    "3333",
    (root) => {
      configure(root, "[extensions]\nworktreeConfig = true\n");
      fifo(root, ".git/config.worktree");
    },
  ],
  "a .gitignore is a FIFO": [
    "3000",
    (root) => {
      fifo(root, "sub/.gitignore");
      writeFiles(root, { "sub/a.txt": "" });
    },
  ],
  "a .gitignore is endless": [
    "3000",
    (root) => {
      link(root, "sub/.gitignore");
      writeFiles(root, { "sub/a.txt": "" });
    },
  ],
  "a .gitignore is a folder": [
    "0000",
    (root) => {
      mkdirSync(join(root, ".gitignore"));
    },
  ],
  "a .gitignore is a link to itself": [
    "3000",
    (root) => {
      link(root, ".gitignore", join(root, ".gitignore"));
    },
  ],
  "a .gitignore is a gigabyte of zeros": [
    "3000",
    (root) => {
      writeFiles(root, { ".gitignore": "" });
      truncateSync(join(root, ".gitignore"), 1e9);
    },
  ],
  "a .gitattributes is a FIFO": [
    "0000",
    (root) => {
      fifo(root, ".gitattributes");
    },
  ],
  "a .gitmodules is endless": [
    "0000",
    (root) => {
      link(root, ".gitmodules");
    },
  ],
  "a nested repository has a FIFO for a HEAD": [
    "1000",
    (root) => {
      writeFiles(root, { "sub/.git/objects/x": "", "sub/.git/refs/x": "", "sub/a.txt": KEY });
      fifo(root, "sub/.git/HEAD");
    },
  ],
  "a nested repository is a link to itself": [
    "1000",
    (root) => {
      writeFiles(root, { "sub/a.txt": KEY });
      link(root, "sub/.git", join(root, "sub/.git"));
    },
  ],
  "a nested repository is the outer one": [
    "1000",
    (root) => {
      writeFiles(root, { "sub/.git": "gitdir: ../.git\n", "sub/x.txt": KEY });
    },
  ],
  "repositories are nested fifty deep": [
    "1000",
    (root) => {
      for (let depth = 1; depth <= 50; depth++) {
        const folder = join(root, ...Array.from({ length: depth }, () => "n"));
        mkdirSync(folder, { recursive: true });
        git(folder, "init", "-q");
      }
      writeFiles(root, { [`${"n/".repeat(50)}x.txt`]: KEY });
    },
  ],
  "alternates has thousands of lines": [
    "3333",
    (root) => {
      const lines = Array.from({ length: 5000 }, (_, at) => `/nonexistent/${at}\n`);
      writeFiles(root, { ".git/objects/info/alternates": lines.join("") });
    },
  ],
  "alternates is a chain of ten": [
    "3333",
    (root) => {
      for (let at = 0; at < 10; at++) {
        const folder = at === 0 ? "objects" : `o${at}`;
        writeFiles(root, { [`.git/${folder}/info/alternates`]: `../o${at + 1}\n` });
      }
      mkdirSync(join(root, ".git/o10"));
    },
  ],
  "alternates is a gigabyte": [
    "3333",
    (root) => {
      writeFiles(root, { ".git/objects/info/alternates": "" });
      truncateSync(join(root, ".git/objects/info/alternates"), 1e9);
    },
  ],
  "a linked work tree has an endless index": [
    "0300",
    (root) => {
      writeFiles(root, {
        ".git/worktrees/x/HEAD": "ref: refs/heads/main\n",
        ".git/worktrees/x/commondir": "../..\n",
      });
      link(root, ".git/worktrees/x/index");
    },
  ],
  "linked work trees are a link to themselves": [
    "0000",
    (root) => {
      link(root, ".git/worktrees", join(root, ".git/worktrees"));
    },
  ],
  "modules are a link to themselves, and FIFOs": [
    "0000",
    (root) => {
      link(root, ".git/modules/a", join(root, ".git/modules"));
      fifo(root, ".git/modules/b");
    },
  ],
  "the index has a path that goes up": [
    "3000",
    (root) => {
      const outside = join(temporaryFolder({ "x.txt": KEY }), "x.txt");
      setIndex(root, relative(root, outside));
    },
  ],
  "the index has an absolute path": [
    "0000",
    (root) => {
      setIndex(root, "/etc/passwd");
    },
  ],
  "the index has a path into .git": [
    "0000",
    (root) => {
      setIndex(root, ".git/config");
    },
  ],
  "the index has a name that is empty": [
    "0000",
    (root) => {
      setIndex(root, "");
    },
  ],
  "the index has an extension that must be known": [
    "3330",
    (root) => {
      setIndex(root, "a.txt", [["evil", "x"]]);
    },
  ],
  "the index has an extension that need not be known": [
    "0000",
    (root) => {
      setIndex(root, "a.txt", [["EVIL", "x"]]);
    },
  ],
  "the index has extensions that are nonsense": [
    "3330",
    (root) => {
      setIndex(root, "a.txt", [
        ["TREE", "nonsense"],
        ["REUC", "nonsense"],
        ["UNTR", "nonsense"],
        ["FSMN", "nonsense"],
      ]);
    },
  ],
  "the index is split, and its other part is itself": [
    "3330",
    (root) => {
      setIndex(root, "a.txt", [["link", "\u00aa".repeat(20)]]);
      link(root, `.git/sharedindex.${"aa".repeat(20)}`, "index");
    },
  ],
};

describeStates(STATES);
