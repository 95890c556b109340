import { execFileSync } from "node:child_process";
import { readFileSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeBaseline } from "../../src/findings/baseline.js";
import { addIgnore, listIgnores, pruneIgnores } from "../../src/findings/ignore-command.js";
import type { Fingerprint } from "../../src/model/finding.js";
import { randomKey } from "../support/keys.js";
import { foundAt, gapsOf, scanFolder, skippedIn } from "../support/scanning.js";
import { git, temporaryFolder, temporaryRepository, writeFiles } from "../support/temporary.js";

const KEY = randomKey("ignoring");
const OTHER = randomKey("ignoring-other");
const LEAK = `PICTIFY_API_KEY=${KEY}`;

async function fingerprintIn(folder: string): Promise<Fingerprint> {
  const [finding] = (await scanFolder(folder)).findings;
  if (finding === undefined) throw new Error("nothing found");
  return finding.fingerprint;
}

const entry = { expires: null, path: null };

describe("inline ignores", () => {
  it.each([
    ["on the line", `${LEAK} # keylint:allow revoked in May\n`],
    ["above it", `# keylint:allow-next-line revoked in May\n${LEAK}\n`],
    ["in another syntax", `<!-- keylint:allow-next-line revoked in May -->\n${LEAK}\n`],
  ])("take out a place, with the reason: %s", async (_, text) => {
    const report = await scanFolder(temporaryFolder({ ".env.txt": text }));
    expect(report.outcome).toBe("clean");
    expect(report.suppressed).toMatchObject([
      { by: "inline", reason: "revoked in May", rule: "pictify-key", location: { path: ".env.txt" } },
    ]);
  });

  it.each([
    ["without a reason", `${LEAK} # keylint:allow\n`],
    ["two lines above", `# keylint:allow-next-line why\n\n${LEAK}\n`],
    ["on the next line", `${LEAK}\n# keylint:allow why\n`],
    ["of another scanner", `${LEAK} # gitleaks:allow\n`],
  ])("do not count %s", async (_, text) => {
    expect((await scanFolder(temporaryFolder({ "a.txt": text }))).outcome).toBe("findings");
  });

  it.each(["gitleaks:allow", "pragma: allowlist secret", "trufflehog:ignore", "secretlint-disable-line"])(
    "of other scanners count where that is wanted: %s",
    async (marker) => {
      const folder = temporaryFolder({ "a.txt": `${LEAK} # ${marker}\n` });
      expect((await scanFolder(folder, { foreignIgnores: true })).outcome).toBe("clean");
    },
  );

  it("take out their own place and no other of the same key", async () => {
    const folder = temporaryFolder({ "a.txt": `${LEAK} # keylint:allow example\n${LEAK}\n` });
    const report = await scanFolder(folder);
    expect(foundAt(report)).toEqual(["a.txt:2:17"]);
    expect(report.suppressed).toHaveLength(1);
  });
});

describe(".keylintignore", () => {
  it("survives moved lines, renamed files and other encodings", async () => {
    const folder = temporaryFolder({ "a.txt": `${LEAK}\n` });
    addIgnore(folder, { ...entry, fingerprint: await fingerprintIn(folder), reason: "revoked" });
    renameSync(join(folder, "a.txt"), join(folder, "b.txt"));
    writeFiles(folder, { "b.txt": `\n\n\nkey: ${Buffer.from(KEY).toString("base64")}\n # pictify\n` });
    const report = await scanFolder(folder);
    expect(report.outcome).toBe("clean");
    expect(report.suppressed).toMatchObject([{ by: "ignore-file", reason: "revoked" }]);
  });

  it("holds in a clone, in a subfolder and in a stream", async () => {
    const folder = temporaryRepository({ "sub/a.txt": `${LEAK}\n` });
    addIgnore(folder, { ...entry, fingerprint: await fingerprintIn(folder), reason: "revoked" });
    git(folder, "add", "-A");
    git(folder, "commit", "-qm", "ignore");
    const clone = join(temporaryFolder(), "clone");
    git(folder, "clone", "-q", folder, clone);
    expect((await scanFolder(clone)).outcome).toBe("clean");
    expect((await scanFolder(clone, { paths: ["sub"] })).outcome).toBe("clean");
  });

  it("can hold for some paths only", async () => {
    const folder = temporaryFolder({
      "docs/a.txt": `${LEAK}\n`,
      "src/a.txt": `${LEAK}\n`,
      "my docs/b.txt": `${LEAK}\n`,
    });
    const fingerprint = await fingerprintIn(folder);
    addIgnore(folder, { ...entry, fingerprint, reason: "example", path: "/docs/" });
    addIgnore(folder, { ...entry, fingerprint, reason: "example", path: "my docs/" });
    expect(foundAt(await scanFolder(folder))).toEqual(["src/a.txt:1:17"]);
    expect(listIgnores(folder)).toHaveLength(2);
  });

  it("counts an entry until the day that it expires", async () => {
    const folder = temporaryFolder({ "a.txt": `${LEAK}\n` });
    const fingerprint = await fingerprintIn(folder);
    addIgnore(folder, { ...entry, fingerprint, reason: "later", expires: "2999-01-01" });
    expect((await scanFolder(folder)).outcome).toBe("clean");
    addIgnore(folder, { ...entry, fingerprint, reason: "soon", expires: "2020-02-29" });
    expect((await scanFolder(folder)).outcome).toBe("findings");
    expect(listIgnores(folder)).toEqual([`${fingerprint} expires:2020-02-29 soon  (expired)`]);
  });

  it("is pruned of what has expired and of keys that are gone, and keeps the rest as it was", async () => {
    const folder = temporaryFolder({
      "a.txt": `${LEAK}\n`,
      ".keylintignore": "# our ignores\nfixtures/\n# generated\n*.min.js\n",
    });
    const fingerprint = await fingerprintIn(folder);
    const gone: Fingerprint = `kl1:${"0".repeat(32)}`;
    addIgnore(folder, { ...entry, fingerprint, reason: "stays" });
    addIgnore(folder, { ...entry, fingerprint: gone, reason: "goes" });
    const removed = pruneIgnores(folder, new Set([fingerprint]));
    expect(removed).toEqual([`removed (no such key): ${gone} goes`]);
    expect(readFileSync(join(folder, ".keylintignore"), "utf8")).toBe(
      `# our ignores\nfixtures/\n# generated\n*.min.js\n${fingerprint} stays\n`,
    );
  });

  it("takes paths out of the scan, and counts them", async () => {
    const folder = temporaryFolder({
      ".keylintignore": "fixtures/\r\n*.snap\r\n",
      "fixtures/a.txt": LEAK,
      "b.snap": LEAK,
      "c.txt": "",
    });
    const report = await scanFolder(folder);
    expect(report.outcome).toBe("clean");
    expect(skippedIn(report)).toEqual(["*.snap excluded", "fixtures/ excluded"]);
  });

  it("leaves a scan incomplete that it leaves nothing of", async () => {
    const folder = temporaryFolder({ ".keylintignore": "*\n", "a.txt": LEAK });
    expect(gapsOf(await scanFolder(folder))).toEqual(["nothing-to-scan"]);
  });

  it.each([
    ["kl1:123 why", /\.keylintignore:2: not a fingerprint/u],
    [`kl1:${"0".repeat(32)}`, /\.keylintignore:2: a reason is missing/u],
    [`kl1:${"0".repeat(32)} expires:2027-02-30 why`, /\.keylintignore:2: expires:2027-02-30 is not a day/u],
    [`kl2:${"0".repeat(32)} why`, /\.keylintignore:2: a fingerprint of another version/u],
    ["<<<<<<< HEAD", /\.keylintignore:2: a merge conflict/u],
  ])("is refused with its line where it is wrong: %s", async (line, message) => {
    const folder = temporaryFolder({ ".keylintignore": `# comment\n${line}\n`, "a.txt": "" });
    await expect(scanFolder(folder)).rejects.toThrow(message);
  });

  it("is not read through a link, from a pipe or without bound", async () => {
    const linked = temporaryFolder({ real: "", "a.txt": "" });
    symlinkSync("real", join(linked, ".keylintignore"));
    await expect(scanFolder(linked)).rejects.toThrow(/symbolic link/u);
    const piped = temporaryFolder({ "a.txt": "" });
    execFileSync("mkfifo", [join(piped, ".keylintignore")]);
    await expect(scanFolder(piped)).rejects.toThrow(/not a regular file/u);
    const huge = temporaryFolder({ ".keylintignore": Buffer.alloc(2 * 1024 * 1024, "#"), "a.txt": "" });
    await expect(scanFolder(huge)).rejects.toThrow(/cannot be one/u);
  });

  it("merges without a conflict where two branches add entries in different places", () => {
    const line = (digit: string): string => `kl1:${digit.repeat(32)}`;
    const folder = temporaryRepository({
      ".keylintignore": ["2", "5", "8"].map((digit) => `${line(digit)} why\n`).join(""),
    });
    git(folder, "checkout", "-qb", "other");
    addIgnore(folder, { ...entry, fingerprint: line("1"), reason: "one" });
    git(folder, "commit", "-qam", "one");
    git(folder, "checkout", "-q", "main");
    addIgnore(folder, { ...entry, fingerprint: line("9"), reason: "two" });
    git(folder, "commit", "-qam", "two");
    git(folder, "merge", "-q", "-m", "both", "other");
    expect(listIgnores(folder).map((text) => text.slice(4, 5))).toEqual(["1", "2", "5", "8", "9"]);
  });

  it("conflicts where two branches add entries side by side, unless git is told to take both", () => {
    const line = (digit: string): Fingerprint => `kl1:${digit.repeat(32)}`;
    for (const attributes of ["", ".keylintignore merge=union\n"]) {
      const folder = temporaryRepository({
        ".gitattributes": attributes,
        ".keylintignore": `${line("2")} why\n${line("8")} why\n`,
      });
      git(folder, "checkout", "-qb", "other");
      addIgnore(folder, { ...entry, fingerprint: line("4"), reason: "four" });
      git(folder, "commit", "-qam", "four");
      git(folder, "checkout", "-q", "main");
      addIgnore(folder, { ...entry, fingerprint: line("5"), reason: "five" });
      git(folder, "commit", "-qam", "five");
      if (attributes === "") {
        expect(() => git(folder, "merge", "-q", "-m", "both", "other")).toThrow();
        expect(() => listIgnores(folder)).toThrow(/\.keylintignore:2: .*merge/u);
      } else {
        git(folder, "merge", "-q", "-m", "both", "other");
        expect(
          listIgnores(folder)
            .map((text) => text.slice(4, 5))
            .sort(),
        ).toEqual(["2", "4", "5", "8"]);
      }
    }
  });

  it("holds for paths as they are written, capitals included, and for no others", async () => {
    const folder = temporaryFolder({
      "docs/a.txt": `${LEAK}\n`,
      "Docs/a.txt": `${LEAK}\n`,
      "xdocs/a.txt": `${LEAK}\n`,
    });
    const fingerprint = await fingerprintIn(folder);
    addIgnore(folder, { ...entry, fingerprint, reason: "example", path: "docs/**" });
    expect(foundAt(await scanFolder(folder))).toEqual(["Docs/a.txt:1:17", "xdocs/a.txt:1:17"]);
  });

  it("may end its lines with CR LF and indent its entries", async () => {
    const folder = temporaryFolder({ "a.txt": `${LEAK}\n` });
    const fingerprint = await fingerprintIn(folder);
    writeFiles(folder, { ".keylintignore": `# ours\r\n  ${fingerprint} expires:2999-12-31 revoked\r\n` });
    const report = await scanFolder(folder);
    expect(report.outcome).toBe("clean");
    expect(report.suppressed).toMatchObject([{ reason: "revoked" }]);
  });

  it("holds after a squash merge and in every encoding", async () => {
    const folder = temporaryRepository({ "a.txt": "x\n" });
    git(folder, "checkout", "-qb", "feature");
    writeFiles(folder, { "a.txt": `x\n${LEAK}\n` });
    addIgnore(folder, { ...entry, fingerprint: await fingerprintIn(folder), reason: "revoked" });
    git(folder, "add", "-A");
    git(folder, "commit", "-qm", "feature");
    git(folder, "checkout", "-q", "main");
    git(folder, "merge", "-q", "--squash", "feature");
    git(folder, "commit", "-qm", "squashed");
    writeFiles(folder, { "b.txt": Buffer.from(`\uFEFF${LEAK}\n`, "utf16le") });
    const report = await scanFolder(folder);
    expect(report.outcome).toBe("clean");
    expect(report.suppressed.length).toBeGreaterThan(0);
  });

  it.each([
    [{ fingerprint: "abc", reason: "x" }, /not a fingerprint/u],
    [{ fingerprint: `kl1:${"0".repeat(32)}`, reason: "  " }, /a reason is missing/u],
    [{ fingerprint: `kl1:${"0".repeat(32)}`, reason: "x", expires: "soon" }, /not a day/u],
    [{ fingerprint: `kl1:${"0".repeat(32)}`, reason: "path:x y" }, /begin it with another word/u],
  ])("takes no entry that it could not read back: %j", (given, message) => {
    expect(() => addIgnore(temporaryFolder(), { ...entry, ...given })).toThrow(message);
  });
});

describe("withIgnored", () => {
  it("reports what inline markers, an ignore file, its paths and rules that are off take out", async () => {
    const ignored = {
      "inline.txt": `PICTIFY_API_KEY=${randomKey("inline")} # keylint:allow an example\n`,
      "out/path.txt": `PICTIFY_API_KEY=${randomKey("path")}\n`,
      ".keylintignore": "out/\n",
      "keylint.config.json": '{ "rules": { "unattributed-key": "off" } }',
      "nobody.txt": `token = ${randomKey("nobody", "live", 48)}\n`,
    };
    const folder = temporaryFolder(ignored);
    expect((await scanFolder(folder)).findings).toEqual([]);
    const places = foundAt(await scanFolder(folder, { withIgnored: true }));
    expect(places.map((place) => place.split(":")[0]).sort()).toEqual([
      "inline.txt",
      "nobody.txt",
      "out/path.txt",
    ]);
  });
});

describe("a baseline", () => {
  it("hides what is known and nothing else", async () => {
    const folder = temporaryFolder({ "a.txt": `${LEAK}\n` });
    const baseline = join(folder, ".baseline");
    writeBaseline(baseline, await scanFolder(folder));
    expect(readFileSync(baseline, "utf8")).not.toContain(KEY);
    writeFiles(folder, { "b.txt": `PICTIFY_API_KEY=${OTHER}\n` });
    const report = await scanFolder(folder, { baseline });
    expect(foundAt(report)).toEqual(["b.txt:1:17"]);
    expect(report.suppressed).toMatchObject([{ by: "baseline", reason: "baseline" }]);
    writeBaseline(baseline, report);
    expect((await scanFolder(folder, { baseline })).outcome).toBe("clean");
  });

  it.each([
    [null, /no such baseline/u],
    ["", /not a keylint baseline/u],
    ["# keylint baseline 2\n", /update keylint/u],
    ["# keylint baseline 1\nrubbish\n", /:2: not a fingerprint/u],
  ])("cannot be missing, malformed or from the future: %j", async (text, message) => {
    const folder = temporaryFolder({ "a.txt": "" });
    if (text !== null) writeFileSync(join(folder, "base"), text);
    await expect(scanFolder(folder, { baseline: "base" })).rejects.toThrow(message);
  });

  it("is never written over what is no regular file", async () => {
    const folder = temporaryFolder({ "a.txt": "", real: "keep" });
    symlinkSync("real", join(folder, "link"));
    const report = await scanFolder(folder);
    expect(() => {
      writeBaseline(join(folder, "link"), report);
    }).toThrow(/not a regular file/u);
    expect(readFileSync(join(folder, "real"), "utf8")).toBe("keep");
  });
});
