import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { randomKey } from "../support/keys.js";
import { foundAt, gapsOf, scanFolder, skippedIn } from "../support/scanning.js";
import { git, temporaryFolder, temporaryRepository, writeFiles } from "../support/temporary.js";

const KEY = randomKey("names");
const LEAK = `PICTIFY_API_KEY=${KEY}\n`;

/** A path of bytes below a folder. */
function bytesPath(folder: string, ...parts: readonly (string | number)[]): Buffer {
  return Buffer.concat([
    Buffer.from(`${folder}/`),
    ...parts.map((part) => (typeof part === "number" ? Buffer.from([part]) : Buffer.from(part))),
  ]);
}

const ODD_NAMES = [
  "two\nlines",
  "\u001b[31mred",
  "\u202Eright to left",
  "\u200Bno width",
  "back\\slash",
  "*",
  "?",
  "[a]",
  "{a,b}",
  "!(a)",
  "!a",
  "#a",
  "-a",
  " a ",
  "a\u0301",
  "😀",
  "...",
  "~",
  "$HOME",
  "%41",
  "::error file=a::x",
];

describe("names of folders and files that are odd", () => {
  it.each(ODD_NAMES)("do not hide what is in them, walked: %j", async (name) => {
    const folder = temporaryFolder({ [`${name}/${name}.env`]: LEAK, [`${name}/x/${name}/a.env`]: LEAK });
    const report = await scanFolder(folder);
    expect(foundAt(report)).toEqual([`${name}/${name}.env:1:17`, `${name}/x/${name}/a.env:1:17`].sort());
    expect(gapsOf(report)).toEqual([]);
  });

  it.each(ODD_NAMES)("do not hide what is in them, listed by git: %j", async (name) => {
    const folder = temporaryRepository({ [`${name}/${name}.env`]: LEAK });
    writeFiles(folder, { [`${name}/new.env`]: LEAK });
    const report = await scanFolder(folder);
    expect(foundAt(report)).toEqual([`${name}/${name}.env:1:17`, `${name}/new.env:1:17`].sort());
    expect(gapsOf(report)).toEqual([]);
  });

  it.each(ODD_NAMES.filter((name) => name !== "-a"))(
    "can be those of the scanned folder: %j",
    async (name) => {
      const folder = temporaryFolder({ [`${name}/a/b.env`]: LEAK });
      expect(foundAt(await scanFolder(folder, { paths: [name] }))).toEqual(["a/b.env:1:17"]);
      git(join(folder, name), "init", "-q");
      expect(foundAt(await scanFolder(folder, { paths: [name] }))).toEqual(["a/b.env:1:17"]);
    },
  );

  it("are told apart where they are not UTF-8, walked and listed by git", async () => {
    for (const folder of [temporaryFolder(), temporaryRepository()]) {
      for (const byte of [0xe4, 0xf6]) {
        mkdirSync(bytesPath(folder, "f", byte));
        writeFileSync(bytesPath(folder, "f", byte, "/b", byte, ".env"), LEAK);
      }
      expect(foundAt(await scanFolder(folder))).toEqual(["f\\xe4/b\\xe4.env:1:17", "f\\xf6/b\\xf6.env:1:17"]);
    }
  });

  it("do not hide a repository in a folder whose name is not UTF-8", async () => {
    for (const folder of [temporaryFolder({ "a.txt": "" }), temporaryRepository({ "a.txt": "" })]) {
      const inner = temporaryRepository({ "in.env": LEAK });
      mkdirSync(bytesPath(folder, "f", 0xe4));
      git(folder, "clone", "-q", inner, "clone");
      const { renameSync } = await import("node:fs");
      renameSync(join(folder, "clone"), bytesPath(folder, "f", 0xe4, "/r", 0xe4));
      const report = await scanFolder(folder);
      expect(foundAt(report)).toEqual(["f\\xe4/r\\xe4/in.env:1:17"]);
    }
  });

  it("hold no key in a report, wherever the name of a file, folder or member goes", async () => {
    const folder = temporaryFolder({
      [`${KEY}/x.env`]: LEAK,
      [`${KEY}/node_modules/x.js`]: "",
      [`${KEY}.7z`]: Buffer.concat([Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]), Buffer.alloc(600)]),
      "keylint.config.json": JSON.stringify({ exclude: [`${KEY}/sub/`] }),
      [`${KEY}/sub/x.txt`]: "",
    });
    const report = await scanFolder(folder, { explain: true });
    expect(report.findings).not.toEqual([]);
    expect(skippedIn(report)).toHaveLength(3);
    expect(JSON.stringify(report)).not.toContain(KEY);
    expect(inspect(report, { depth: 20, showHidden: true, maxArrayLength: null })).not.toContain(KEY);
  });

  it("hold no key in a report when the scanned folder itself has its name from one", async () => {
    const folder = temporaryFolder({ [`${KEY}/x.env`]: LEAK });
    const report = await scanFolder(folder, { paths: [KEY] });
    expect(JSON.stringify({ ...report, root: "" })).not.toContain(KEY);
    await expect(scanFolder(folder, { paths: [`${KEY}/gone`] })).rejects.toThrow(/no such file/u);
    const error = await scanFolder(folder, { paths: [`${KEY}/gone`] }).catch((thrown: unknown) => thrown);
    expect(inspect(error)).not.toContain(KEY);
  });
});
