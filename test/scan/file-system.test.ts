import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { getEventListeners } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { UserError } from "../../src/model/errors.js";
import { scan } from "../../src/scan.js";
import { randomKey } from "../support/keys.js";
import { foundAt, gapsOf, scanFolder, skippedIn } from "../support/scanning.js";
import { temporaryFolder } from "../support/temporary.js";

const KEY = randomKey("file-system");
const LEAK = `PICTIFY_API_KEY=${KEY}\n`;

describe("scanning a folder", () => {
  it("finds files whose names are not UTF-8, and tells them apart", async () => {
    const folder = temporaryFolder();
    for (const byte of [0xff, 0xfe]) {
      writeFileSync(
        Buffer.concat([Buffer.from(`${folder}/a`), Buffer.from([byte]), Buffer.from(".txt")]),
        LEAK,
      );
    }
    expect(foundAt(await scanFolder(folder))).toEqual(["a\\xfe.txt:1:17", "a\\xff.txt:1:17"]);
  });

  it("finds keys in names of files and folders", async () => {
    const folder = temporaryFolder({ [`pictify/${KEY}/a.txt`]: "", [`pictify-${KEY}.txt`]: "" });
    const report = await scanFolder(folder);
    expect(report.findings.flatMap(({ locations }) => locations).map(({ origin }) => origin.kind)).toEqual([
      "file-name",
      "file-name",
    ]);
  });

  it("shows no key of a name, however it is encoded there, in any place", async () => {
    const percent = KEY.replaceAll("_", "%5F");
    const base64 = Buffer.from(KEY).toString("base64url");
    const folder = temporaryFolder({
      [`pictify-${percent}/a.env`]: LEAK,
      [`pictify ${base64}.txt`]: LEAK,
      [`pictify ${base64}.7z`]: Buffer.concat([
        Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]),
        Buffer.alloc(600),
      ]),
    });
    const report = await scanFolder(folder);
    expect(report.findings).toHaveLength(1);
    expect(report.findings[0]?.locations).toHaveLength(5);
    for (const secret of [KEY, KEY.slice(-20), percent.slice(-20), base64.slice(4, -4)]) {
      expect(JSON.stringify(report)).not.toContain(secret);
    }
    expect(skippedIn(report)).toEqual([`pictify pk_live_…${KEY.slice(-4)}.7z unsupported-archive`]);
  });

  it("reads the text of links and never what they lead to", async () => {
    const outside = temporaryFolder({ "secret.env": LEAK });
    const folder = temporaryFolder({ "a.txt": "nothing" });
    symlinkSync(join(outside, "secret.env"), join(folder, "file"));
    symlinkSync(outside, join(folder, "folder"));
    symlinkSync(".", join(folder, "loop"));
    symlinkSync("nowhere", join(folder, "dangling"));
    symlinkSync(`https://api.pictify.io/r/x.png?token=${KEY}`, join(folder, "key"));
    const report = await scanFolder(folder);
    expect(foundAt(report)).toEqual(["key:1:38"]);
    expect(report.coverage.files).toBe(6);
  });

  it("does not wait for pipes, and says that it did not read them", async () => {
    const folder = temporaryFolder({ "a.env": LEAK });
    for (let index = 0; index < 6; index++) execFileSync("mkfifo", [join(folder, `fifo${index}`)]);
    const report = await scanFolder(folder);
    expect(foundAt(report)).toEqual(["a.env:1:17"]);
    expect(gapsOf(report)).toEqual(["not-a-regular-file"]);
    expect(skippedIn(report)).toHaveLength(6);
  });

  it("says that it did not read a socket", async () => {
    const folder = temporaryFolder({ "a.txt": "nothing" });
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(folder, "socket"), resolve));
    const report = await scanFolder(folder);
    server.close();
    expect(report.outcome).toBe("incomplete");
    expect(skippedIn(report)).toEqual(["socket not-a-regular-file"]);
  });

  it("says which files and folders it may not read", () => {
    const folder = temporaryFolder({ "a.txt": "x", "closed/b.env": LEAK, "c.env": LEAK });
    chmodSync(folder, 0o755);
    chmodSync(join(folder, "closed"), 0);
    chmodSync(join(folder, "c.env"), 0);
    // Root may read everything: somebody else has to try.
    const isRoot = process.getuid?.() === 0;
    const script = join(import.meta.dirname, "../../bin/keylint.js");
    const { status, stdout } = spawnSync(process.execPath, [script, "--format", "json", folder], {
      encoding: "utf8",
      ...(isRoot ? { uid: 65_534, gid: 65_534 } : {}),
    });
    const report = JSON.parse(stdout) as { coverage: { skipped: { path: string; reason: string }[] } };
    expect(report.coverage.skipped).toEqual([
      { path: "c.env", reason: "unreadable" },
      { path: "closed", reason: "unreadable" },
    ]);
    expect(status).toBe(3);
  });

  it("skips a huge file, says so and how to read it", async () => {
    const folder = temporaryFolder({ "a.txt": "x" });
    const fd = openSync(join(folder, "sparse"), "w");
    ftruncateSync(fd, 20 * 1024 ** 3);
    closeSync(fd);
    const report = await scanFolder(folder);
    expect(report.outcome).toBe("incomplete");
    expect(report.coverage.incomplete).toEqual([
      { reason: "too-large", fix: "raise the limit: --max-file-size 4g", count: 1 },
    ]);
  });

  it("finds a key beyond two gibibytes", async () => {
    const folder = temporaryFolder();
    const fd = openSync(join(folder, "large"), "w");
    writeSync(fd, LEAK, 2 ** 31 + 1000);
    closeSync(fd);
    const report = await scanFolder(folder, { maxFileSize: 4 * 1024 ** 3 });
    expect(report.findings).toHaveLength(1);
    expect(report.coverage.bytes).toBe(2 ** 31 + 1000 + LEAK.length);
  });

  it("finds a key at the end of a line of fifty megabytes", async () => {
    const folder = temporaryFolder({ "min.js": `${"var a=1;".repeat(6_250_000)}pictify("${KEY}")` });
    expect(foundAt(await scanFolder(folder))).toEqual(["min.js:1:50000010"]);
  });

  it("ends in a tree that is deeper than paths may be long, and says how far it came", async () => {
    const folder = temporaryFolder({ "a.env": LEAK });
    const name = "d".repeat(200);
    const script = `for (let i = 0; i < 40; i++) { fs.mkdirSync("${name}"); process.chdir("${name}"); } fs.writeFileSync("x", "");`;
    execFileSync(process.execPath, ["-e", script], { cwd: folder });
    const report = await scanFolder(folder);
    expect(foundAt(report)).toEqual(["a.env:1:17"]);
    expect(gapsOf(report)).toEqual(["path-too-long"]);
    execFileSync("rm", ["-rf", join(folder, name)]);
  });

  it("leaves out node_modules, says so, and reads it when asked to", async () => {
    const folder = temporaryFolder({ "node_modules/a/b.env": LEAK, "c.txt": "" });
    const report = await scanFolder(folder);
    expect(report.outcome).toBe("clean");
    expect(skippedIn(report)).toEqual(["node_modules/ excluded"]);
    expect(foundAt(await scanFolder(folder, { includeNodeModules: true }))).toEqual([
      "node_modules/a/b.env:1:17",
    ]);
  });

  it("honours .gitignore outside of repositories, nearest first", async () => {
    const folder = temporaryFolder({
      ".gitignore": "*.log\n/build/\n",
      "a.log": LEAK,
      "build/x.env": LEAK,
      "sub/build/x.env": LEAK,
      "sub/.gitignore": "!keep.log\n",
      "sub/keep.log": LEAK,
      "sub/other.log": LEAK,
      ".env": LEAK,
    });
    expect(foundAt(await scanFolder(folder))).toEqual([
      ".env:1:17",
      "sub/build/x.env:1:17",
      "sub/keep.log:1:17",
    ]);
  });

  it("is incomplete where there is nothing to scan", async () => {
    const report = await scanFolder(temporaryFolder());
    expect(report.outcome).toBe("incomplete");
    expect(gapsOf(report)).toEqual(["nothing-to-scan"]);
  });

  it("reads the same with other threads as without", async () => {
    const files: Record<string, string> = {};
    for (let index = 0; index < 3000; index++)
      files[`d${index % 40}/f${index}.txt`] = index % 100 === 7 ? LEAK : "text\n";
    const folder = temporaryFolder(files);
    const [alone, together] = [await scanFolder(folder), await scanFolder(folder, { jobs: 3 })];
    expect(foundAt(alone)).toHaveLength(30);
    expect(foundAt(together)).toEqual(foundAt(alone));
    expect(together.coverage).toEqual(alone.coverage);
  });

  it("leaves nothing on the signal that it was given", async () => {
    const { signal } = new AbortController();
    const folder = temporaryFolder({ "a.txt": "" });
    await scanFolder(folder, { signal });
    await scanFolder(folder, {
      signal,
      paths: [],
      stdin: { path: "in", input: Readable.from([Buffer.from("x")]) },
    });
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("stops when told to, with the reason", async () => {
    const folder = temporaryFolder({ "a.txt": "" });
    const reason = new Error("enough");
    await expect(scanFolder(folder, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});

describe("the paths that are asked for", () => {
  it("are reported from the working folder where there are several", async () => {
    const folder = temporaryFolder({ "a/x.env": LEAK, "b/y.env": LEAK, "c/z.env": LEAK });
    const report = await scan({ cwd: folder, paths: ["a", "b/y.env"], jobs: 1 });
    expect(foundAt(report)).toEqual(["a/x.env:1:17", "b/y.env:1:17"]);
    expect(report.root).toBe(folder);
  });

  it("are reported from the folder itself where there is one", async () => {
    const folder = temporaryFolder({ "a/x.env": LEAK });
    expect(foundAt(await scan({ cwd: folder, paths: ["a"], jobs: 1 }))).toEqual(["x.env:1:17"]);
  });

  it("can overlap without a place being told twice", async () => {
    const folder = temporaryFolder({ "a/x.env": LEAK });
    expect(foundAt(await scan({ cwd: folder, paths: ["a", ".", "a/x.env"], jobs: 1 }))).toEqual([
      "a/x.env:1:17",
    ]);
  });

  it("can be patterns", async () => {
    const folder = temporaryFolder({ "a/x.env": LEAK, "a/y.txt": LEAK, "b/.env": LEAK });
    expect(foundAt(await scan({ cwd: folder, paths: ["*/*.env"], jobs: 1 }))).toEqual([
      "a/x.env:1:17",
      "b/.env:1:17",
    ]);
  });

  it.each([
    ["nowhere.txt", /no such file or folder/u],
    ["*.nothing", /no such file or folder/u],
    ["dangling", /leads nowhere/u],
    ["fifo", /neither a file nor a folder/u],
    ["", /empty path/u],
  ])("are refused in one line where they name nothing that can be read: %s", async (path, message) => {
    const folder = temporaryFolder({ "a.txt": "" });
    symlinkSync("gone", join(folder, "dangling"));
    execFileSync("mkfifo", [join(folder, "fifo")]);
    await expect(scan({ cwd: folder, paths: [path] })).rejects.toThrow(UserError);
    await expect(scan({ cwd: folder, paths: [path] })).rejects.toThrow(message);
  });

  it("are followed where they are links, since who names a link means what it leads to", async () => {
    const folder = temporaryFolder({ "a/x.env": LEAK });
    symlinkSync("a", join(folder, "link"));
    expect(foundAt(await scan({ cwd: folder, paths: ["link"], jobs: 1 }))).toEqual(["x.env:1:17"]);
  });

  it("can be a stream", async () => {
    const input = (async function* () {
      await Promise.resolve();
      yield Buffer.from(LEAK.slice(0, 25));
      yield Buffer.from(LEAK.slice(25));
    })();
    const report = await scan({ cwd: temporaryFolder(), stdin: { path: "diff.patch", input } });
    expect(foundAt(report)).toEqual(["diff.patch:1:17"]);
    expect(report.findings[0]?.locations[0]?.origin).toEqual({ kind: "stdin" });
    expect(report.coverage).toMatchObject({ files: 1, bytes: LEAK.length });
  });

  it("are read although they are excluded from the folder that they stand in by git", async () => {
    const folder = temporaryFolder({ "dist/x.env": LEAK, ".gitignore": "dist/\n" });
    mkdirSync(join(folder, "empty"));
    expect(foundAt(await scan({ cwd: folder, paths: ["dist"], jobs: 1 }))).toEqual(["x.env:1:17"]);
    expect(foundAt(await scan({ cwd: folder, paths: ["dist/x.env"], jobs: 1 }))).toEqual(["dist/x.env:1:17"]);
  });
});
