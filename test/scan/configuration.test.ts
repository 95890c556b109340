import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parseConfig } from "../../src/config/parse-config.js";
import { UserError } from "../../src/model/errors.js";
import { randomKey } from "../support/keys.js";
import { foundAt, scanFolder, skippedIn } from "../support/scanning.js";
import { commitFiles, git, temporaryFolder, temporaryRepository, writeFiles } from "../support/temporary.js";

const KEY = randomKey("configuration");
const LEAK = `PICTIFY_API_KEY=${KEY}\n`;
const UNATTRIBUTED = `token = ${randomKey("nobody", "live", 48)}\n`;
const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../schemas/keylint.config.schema.json"), "utf8"),
) as object;

describe("keylint.config.json", () => {
  it("excludes paths, and each is counted", async () => {
    const folder = temporaryFolder({
      "keylint.config.json": '{ "exclude": ["fixtures/", "!fixtures/no"] }',
      "fixtures/a.env": LEAK,
      "b.env": LEAK,
    });
    const report = await scanFolder(folder);
    expect(foundAt(report)).toEqual(["b.env:1:17"]);
    expect(skippedIn(report)).toEqual(["fixtures/ excluded"]);
    expect(report.coverage.skipped[0]?.count).toBe(1);
  });

  it.each(["sub", "..sub"])(
    "is found above a scanned folder (%s), up to the top of the repository, with paths from there",
    async (sub) => {
      const folder = temporaryRepository({ "keylint.config.json": `{ "exclude": ["/${sub}/a.env"] }` });
      writeFiles(folder, { [`${sub}/a.env`]: LEAK, [`${sub}/b.env`]: LEAK });
      expect(foundAt(await scanFolder(folder, { paths: [sub] }))).toEqual(["b.env:1:17"]);
      expect(foundAt(await scanFolder(folder, { paths: [sub], config: false }))).toHaveLength(2);
    },
  );

  it("can make less or nothing of keys that nobody's name is on", async () => {
    for (const [setting, outcome] of [
      ["error", "findings"],
      ["off", "clean"],
    ]) {
      const folder = temporaryFolder({
        "keylint.config.json": JSON.stringify({ rules: { "unattributed-key": setting } }),
        "a.txt": UNATTRIBUTED,
      });
      const report = await scanFolder(folder);
      expect(report.outcome).toBe(outcome);
      if (setting === "error") expect(report.findings[0]?.severity).toBe("error");
      else expect(report.suppressed).toMatchObject([{ by: "config" }]);
    }
  });

  it.each([
    ['{ "exlude": [] }', /unknown key "exlude": is exclude meant\?/u],
    ['{ "apiUrl": "https://example.com" }', /unknown key "apiUrl"/u],
    ['{ "verify": true }', /unknown key "verify"/u],
    ['{ "failOn": "none" }', /unknown key "failOn"/u],
    ['{ "__proto__": {} }', /unknown key "__proto__"/u],
    ['{ "constructor": {} }', /unknown key "constructor"/u],
    ['{ "rules": { "pictify-key": "off" } }', /pictify-key cannot be set here/u],
    ['{ "rules": { "pictify-hook-url": "warning" } }', /cannot be set here/u],
    ['{ "rules": { "unattributed-keys": "off" } }', /is unattributed-key meant\?/u],
    ['{ "rules": { "unattributed-key": "loud" } }', /write "error", "warning" or "off"/u],
    ['{ "exclude": "a" }', /exclude: write a list of texts/u],
    ['{ "exclude": [1] }', /exclude: write a list of texts/u],
    ['{ "maxFileSize": "1g" }', /maxFileSize: write a number of bytes/u],
    ['{ "maxFileSize": 0 }', /maxFileSize: write a number of bytes/u],
    ['{ "baseline": "../base" }', /lies outside the folder/u],
    ['{ "exclude": ["a"], "exclude": [] }', /keylint\.config\.json:1: "exclude" is there twice/u],
    [
      '{\n "rules": {\n  "unattributed-key": "off",\n  "unattributed-key": "error" } }',
      /json:4: "unattributed-key" is there twice/u,
    ],
    ['{ "exclude": ["a"], "\\u0065xclude": [] }', /"exclude" is there twice/u],
    ['{\n  "exclude": [x]\n}', /keylint\.config\.json:2: not valid JSON/u],
    ['{\n  "exclude": ["a"]', /keylint\.config\.json:2: not valid JSON/u],
    ["", /keylint\.config\.json:1: not valid JSON/u],
    ['{ "rules": { "__proto__": "off" } }', /unknown key "__proto__"/u],
    ["[]", /not an object/u],
    ["null", /not an object/u],
    ['{\n  "exclude": [],\n}', /keylint\.config\.json:3: not valid JSON/u],
    [`{ "exclude": ${LEAK} }`, /not valid JSON/u],
  ])("is refused in one line where it is wrong: %s", async (text, message) => {
    const folder = temporaryFolder({ "keylint.config.json": text, "a.txt": "" });
    const error = await scanFolder(folder).catch((thrown: unknown) => thrown);
    expect(String(error)).toMatch(message);
    expect(String(error)).not.toContain(KEY);
    expect(String(error).split("\n")).toHaveLength(1);
  });

  it("can begin with a byte order mark, and be deep", () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    expect(() => parseConfig(`{ "exclude": ${deep} }`, "x.json")).toThrow(/exclude: write a list of texts/u);
  });

  it("is not read through a link, and must be there when it is asked for", async () => {
    const folder = temporaryFolder({ "real.json": "{}", "a.txt": "" });
    symlinkSync("real.json", join(folder, "keylint.config.json"));
    await expect(scanFolder(folder)).rejects.toThrow(/symbolic link/u);
    await expect(scanFolder(folder, { config: "none.json" })).rejects.toThrow(/no such configuration file/u);
    expect((await scanFolder(folder, { config: "real.json" })).outcome).toBe("clean");
    expect((await scanFolder(folder, { config: false })).outcome).toBe("clean");
  });

  it("is no pipe, folder or file of a size that none has", async () => {
    for (const make of [
      (path: string) => execFileSync("mkfifo", [path]),
      (path: string) => {
        mkdirSync(path);
      },
      (path: string) => {
        writeFileSync(path, "{}");
        truncateSync(path, 20 * 1024 ** 3);
      },
    ]) {
      const folder = temporaryFolder({ "a.txt": "" });
      make(join(folder, "keylint.config.json"));
      const error = await scanFolder(folder).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(UserError);
    }
  });

  it("may name a baseline in a folder whose name begins with two dots", async () => {
    const folder = temporaryFolder({
      "keylint.config.json": '{ "baseline": "..keylint/base" }',
      "..keylint/base": "# keylint baseline 1\n",
    });
    expect((await scanFolder(folder)).outcome).toBe("clean");
  });

  it("names no baseline outside its folder, by a linked folder neither", async () => {
    const outside = temporaryFolder({ base: "# keylint baseline 1\n" });
    const folder = temporaryFolder({ "keylint.config.json": '{ "baseline": "link/base" }', "a.txt": "" });
    symlinkSync(outside, join(folder, "link"));
    await expect(scanFolder(folder)).rejects.toThrow(/lies outside the folder/u);
  });

  it("is described by a schema that says the same as the reader", () => {
    const validate = new Ajv2020({ strict: true }).compile(schema);
    const good = [
      "{}",
      '{ "exclude": ["a"], "maxFileSize": 5, "rules": { "unattributed-key": "off" }, "baseline": "b" }',
    ];
    const bad = [
      '{ "x": 1 }',
      '{ "maxFileSize": 0 }',
      '{ "rules": { "pictify-key": "off" } }',
      '{ "exclude": [""] }',
      "[]",
    ];
    for (const text of good) {
      expect(validate(JSON.parse(text))).toBe(true);
      expect(() => parseConfig(text, "x.json")).not.toThrow();
    }
    for (const text of bad) {
      expect(validate(JSON.parse(text))).toBe(false);
      expect(() => parseConfig(text, "x.json")).toThrow();
    }
  });
});

describe("settings from a commit", () => {
  const HIDING = { "keylint.config.json": '{ "exclude": ["*.env"] }', ".keylintignore": "*.env\n" };

  it("are those of that commit, whatever is checked out", async () => {
    const folder = temporaryRepository({ "readme.md": "x" });
    git(folder, "branch", "base");
    commitFiles(folder, { "a.env": LEAK, ...HIDING });
    expect((await scanFolder(folder)).outcome).toBe("clean");
    for (const mode of [{}, { history: true }, { range: "base..HEAD" }]) {
      expect((await scanFolder(folder, { settingsFrom: "base", ...mode })).outcome).toBe("findings");
      expect((await scanFolder(folder, { settingsFrom: "HEAD", ...mode })).outcome).toBe("clean");
    }
    // What is only written, and not committed, does not count either.
    writeFiles(folder, { ".keylintignore": "", "keylint.config.json": "{}" });
    expect((await scanFolder(folder, { settingsFrom: "HEAD" })).outcome).toBe("clean");
  });

  it("are found above a scanned folder, with paths from there", async () => {
    const folder = temporaryRepository({ "sub/keylint.config.json": '{ "exclude": ["/deep/a.env"] }' });
    commitFiles(folder, { "sub/deep/a.env": LEAK, "sub/deep/b.env": LEAK, "sub/keylint.config.json": "{}" });
    const options = { paths: ["sub/deep"], settingsFrom: "HEAD~1" };
    expect(foundAt(await scanFolder(folder, options))).toEqual(["b.env:1:17"]);
  });

  it("hold a baseline, that of the command line or of the configuration", async () => {
    const config = '{ "baseline": "ci/known" }';
    const [finding] = (await scanFolder(temporaryFolder({ "a.env": LEAK }))).findings;
    const known = `# keylint baseline 1\n${finding?.fingerprint ?? ""} reason=known\n`;
    const folder = temporaryRepository({ "ci/known": known, "keylint.config.json": config });
    commitFiles(folder, { "a.env": LEAK, "ci/known": "# keylint baseline 1\n", "keylint.config.json": "{}" });
    const from = { settingsFrom: "HEAD~1" };
    expect((await scanFolder(folder, from)).suppressed).toMatchObject([{ by: "baseline" }]);
    const named = { ...from, config: false, baseline: "ci/known" } as const;
    expect((await scanFolder(folder, named)).suppressed).toMatchObject([{ by: "baseline" }]);
    expect((await scanFolder(folder)).outcome).toBe("findings");
  });

  it("are read from a bare repository too", async () => {
    const folder = temporaryRepository({ "readme.md": "x", "a.env": LEAK, ...HIDING });
    const bare = join(temporaryFolder(), "bare.git");
    git(folder, "clone", "-q", "--bare", folder, bare);
    expect((await scanFolder(bare, { history: true })).outcome).toBe("findings");
    expect((await scanFolder(bare, { history: true, settingsFrom: "HEAD" })).outcome).toBe("clean");
  });

  it("are not read through a link, nor where they cannot be what they should", async () => {
    const folder = temporaryRepository({ "a.env": LEAK, real: '{ "exclude": ["*.env"] }' });
    symlinkSync("real", join(folder, "keylint.config.json"));
    commitFiles(folder, {});
    await expect(scanFolder(folder, { settingsFrom: "HEAD" })).rejects.toThrow(
      /HEAD:keylint\.config\.json: the configuration is not a regular file/u,
    );
    const large = temporaryRepository({ ".keylintignore": "#".repeat(1024 * 1024 + 1) });
    await expect(scanFolder(large, { settingsFrom: "HEAD" })).rejects.toThrow(
      /HEAD:\.keylintignore: .* 1048577 bytes/u,
    );
  });

  it.each(["nowhere", "--output=x", "^HEAD", "", "HEAD\n", "HEAD:a.txt"])(
    "need a commit: %j",
    async (settingsFrom) => {
      const folder = temporaryRepository({ "a.txt": "x" });
      await expect(scanFolder(folder, { settingsFrom })).rejects.toThrow(UserError);
    },
  );

  it("need a repository", async () => {
    const folder = temporaryFolder({ "a.txt": "x" });
    await expect(scanFolder(folder, { settingsFrom: "HEAD" })).rejects.toThrow(/is in no git repository/u);
  });
});
