import { execFileSync, spawnSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readBatch } from "../../src/sources/file-reader.js";
import { Inspector } from "../../src/inspect/inspector.js";
import { emptyTally, type Tally } from "../../src/inspect/subject.js";
import { scan } from "../../src/scan.js";
import { randomKey } from "../support/keys.js";
import { foundAt, scanFolder, skippedIn } from "../support/scanning.js";
import { temporaryFolder } from "../support/temporary.js";

const KEY = randomKey("changing-files");
const LEAK = `PICTIFY_API_KEY=${KEY}\n`;
const inspector = new Inspector({ maxFileSize: 16 * 1024 * 1024 });

/** Reads files as they are now, whatever they were when they were listed. */
async function readListed(folder: string, ...names: readonly string[]): Promise<Tally> {
  const tally = emptyTally();
  await readBatch(
    inspector,
    {
      base: Buffer.from(`${folder}/`),
      prefix: "",
      names: Buffer.from(names.map((name) => `${name}\0`).join("")),
    },
    tally,
  );
  return tally;
}

describe("files that change between listing and reading", () => {
  it("may be gone: then there is nothing to read", async () => {
    const folder = temporaryFolder({ "b.env": LEAK });
    const tally = await readListed(folder, "a.env", "b.env", "folder/c.env");
    expect(tally.candidates).toHaveLength(1);
    expect(tally.files).toBe(1);
    expect(tally.skipped).toEqual([]);
  });

  it("may have become a pipe, a link or a folder, each said or read as what it is", async () => {
    const folder = temporaryFolder({ "folder/x": "" });
    execFileSync("mkfifo", [join(folder, "pipe")]);
    symlinkSync(`pictify-${KEY}`, join(folder, "link"));
    const tally = await readListed(folder, "pipe", "link", "folder");
    expect(tally.skipped).toEqual([{ path: "pipe", reason: "not-a-regular-file" }]);
    expect(tally.candidates).toHaveLength(1);
    expect(tally.folders).toHaveLength(1);
  });

  it("may have grown beyond the limit, however large they said they were", async () => {
    const folder = temporaryFolder({ "a.env": LEAK });
    truncateSync(join(folder, "a.env"), 40 * 1024 * 1024);
    expect((await readListed(folder, "a.env")).skipped).toEqual([{ path: "a.env", reason: "too-large" }]);
  });

  it("are read as they are where they grow or shrink under the reader", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "log.env");
    writeFileSync(path, `${"x\n".repeat(3_000_000)}${LEAK}`);
    const writing = setInterval(() => {
      appendFileSync(path, "more\n".repeat(100));
    }, 0);
    const report = await scanFolder(folder);
    clearInterval(writing);
    expect(foundAt(report)).toEqual(["log.env:3000001:17"]);
    truncateSync(path, 10);
    expect((await readListed(folder, "log.env")).files).toBe(1);
  });

  it("may be replaced by an archive that is gone again", async () => {
    const folder = temporaryFolder({ "a.zip": Buffer.from("PK\x05\x06".padEnd(22, "\0"), "latin1") });
    const tally = emptyTally();
    const archive = inspector.file(Buffer.from(join(folder, "a.zip")), () => "a.zip", tally);
    rmSync(join(folder, "a.zip"));
    await archive?.();
    expect(tally.skipped).toEqual([{ path: "a.zip", reason: "unreadable" }]);
  });
});

describe("what is no file", () => {
  const canMakeDevices = ((): boolean => {
    const folder = mkdtempSync(join(tmpdir(), "keylint-test-"));
    const { status } = spawnSync("mknod", [join(folder, "x"), "c", "1", "5"]);
    rmSync(folder, { recursive: true });
    return status === 0;
  })();

  it.runIf(canMakeDevices)("is a device that gives zeros for ever, and is not read", async () => {
    const folder = temporaryFolder({ "a.env": LEAK });
    for (const [name, minor] of [
      ["null", "3"],
      ["zero", "5"],
      ["random", "8"],
    ] as const) {
      execFileSync("mknod", [join(folder, name), "c", "1", minor]);
    }
    const report = await scanFolder(folder);
    expect(foundAt(report)).toEqual(["a.env:1:17"]);
    expect(skippedIn(report)).toEqual(["null", "random", "zero"].map((name) => `${name} not-a-regular-file`));
    expect((await readListed(folder, "null", "zero", "random")).skipped).toHaveLength(3);
  });

  it("is a device named on the command line, which is refused", async () => {
    for (const path of ["/dev/null", "/dev/zero"]) {
      await expect(scan({ paths: [path] })).rejects.toThrow(/neither a file nor a folder/u);
    }
  });
});

describe("what a user may not read", () => {
  it("is said in one line where it was asked for by name or pattern", () => {
    const folder = temporaryFolder({ "a.env": "x", "closed/b.env": LEAK });
    chmodSync(folder, 0o755);
    chmodSync(join(folder, "closed"), 0);
    const script = join(import.meta.dirname, "../../bin/keylint.js");
    const isRoot = process.getuid?.() === 0;
    for (const path of ["closed/b.env", "**/*.env"]) {
      const { status, stderr } = spawnSync(process.execPath, [script, path], {
        cwd: folder,
        encoding: "utf8",
        ...(isRoot ? { uid: 65_534, gid: 65_534 } : {}),
      });
      expect([path, status]).toEqual([path, 2]);
      expect(stderr).toMatch(/^keylint: .*cannot be read \(EACCES\)/u);
      expect(stderr.trim().split("\n")).toHaveLength(1);
    }
  });
});

describe("ignore rules outside of repositories", () => {
  it("hold for names as they are written, capitals included", async () => {
    const folder = temporaryFolder({ ".gitignore": "build/\n", "Build/a.env": LEAK, "build/b.env": LEAK });
    expect(foundAt(await scanFolder(folder))).toEqual(["Build/a.env:1:17"]);
    expect(foundAt(await scanFolder(folder, { exclude: ["BUILD/"] }))).toEqual(["Build/a.env:1:17"]);
  });

  it("do not count where they stand in a pipe, a link to one or a file of a size that none has", async () => {
    for (const make of [
      (path: string) => execFileSync("mkfifo", [path]),
      (path: string) => {
        symlinkSync("/dev/zero", path);
      },
      (path: string) => {
        writeFileSync(path, "*\n");
        truncateSync(path, 3 * 1024 ** 3);
      },
    ]) {
      const folder = temporaryFolder({ "sub/a.env": LEAK });
      make(join(folder, "sub/.gitignore"));
      expect(foundAt(await scanFolder(folder, { maxFileSize: 1000 }))).toEqual(["sub/a.env:1:17"]);
    }
  });

  it("take no time to speak of, however many stars they have", async () => {
    const hostile = `${"**/a/".repeat(30)}x\n${"*a".repeat(60)}b\n`;
    const deep = `${"a/".repeat(200)}a.env`;
    const folder = temporaryFolder({ ".gitignore": hostile, ".keylintignore": hostile, [deep]: LEAK });
    expect(foundAt(await scanFolder(folder))).toEqual([`${deep}:1:17`]);
  });

  it("may begin with a byte order mark and end with CR LF", async () => {
    const folder = temporaryFolder({
      ".gitignore": "\uFEFFa.env\r\nb.env\r\n",
      "a.env": LEAK,
      "b.env": LEAK,
    });
    expect(foundAt(await scanFolder(folder))).toEqual([]);
  });
});
