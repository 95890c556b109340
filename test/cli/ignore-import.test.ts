import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { keylint } from "../support/command-line.js";
import { randomKey } from "../support/keys.js";
import { git, temporaryFolder, temporaryRepository, writeFiles } from "../support/temporary.js";

const [ONE, TWO] = [randomKey("import one"), randomKey("import two")];
const leak = (key: string): string => `PICTIFY_API_KEY=${key}\n`;
const sha1 = (key: string): string => createHash("sha1").update(key).digest("hex");

/** A repository with two keys in two files. */
function repository(files: Readonly<Record<string, string>> = {}): string {
  return temporaryRepository({
    "a.env": leak(ONE),
    "test/b [1].env": `\n${leak(TWO)}`,
    "clean.txt": "x",
    ...files,
  });
}

function ignoreFile(folder: string): string {
  const file = join(folder, ".keylintignore");
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

describe("keylint ignore import", () => {
  it("takes over a .gitleaksignore, key by key, and says what of it is dead", () => {
    const folder = repository({
      ".gitleaksignore": [
        "a.env:generic:1",
        "test/b [1].env:generic:2",
        "gone.env:generic:4",
        "clean.txt:generic:1",
        "",
      ].join("\n"),
    });
    const { code, stdout, stderr } = keylint(folder, ["ignore", "import"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout.replace(/kl1:[0-9a-f]{32}/gu, "kl1:…").split("\n")).toEqual([
      "added to .keylintignore: kl1:… path:/a.env imported from .gitleaksignore:1",
      'added to .keylintignore: kl1:… path:"/test/b \\\\[1].env" imported from .gitleaksignore:2'.replace(
        "\\\\",
        "\\",
      ),
      "dead, can be deleted: .gitleaksignore:3: gone.env is gone",
      "not imported: .gitleaksignore:4: no key of Pictify's is there",
      "",
    ]);
    expect(keylint(folder, []).code).toBe(0);
    // A new key in an old place is told.
    writeFiles(folder, { "a.env": leak(randomKey("a new one")) });
    expect(keylint(folder, []).code).toBe(1);
  });

  it("finds what an entry of gitleaks means in the commit that it names", () => {
    const folder = repository();
    const commit = git(folder, "rev-parse", "HEAD").trim();
    git(folder, "rm", "-q", "a.env");
    git(folder, "commit", "-q", "-m", "remove");
    writeFiles(folder, { ".gitleaksignore": `${commit}:a.env:generic:1\n` });
    const { stdout } = keylint(folder, ["ignore", "import"]);
    expect(stdout).toMatch(
      /^added to \.keylintignore: kl1:\w+ path:\/a\.env imported from \.gitleaksignore:1\n$/u,
    );
  });

  it("knows the keys of a detect-secrets baseline by their hash alone", () => {
    const results = {
      "a.env": [
        { hashed_secret: sha1(ONE), is_secret: false, line_number: 9 },
        { hashed_secret: sha1("another"), line_number: 1 },
      ],
      "gone.env": [{ hashed_secret: sha1(TWO), line_number: 1 }],
    };
    const folder = repository({ ".secrets.baseline": JSON.stringify({ results }) });
    const { stdout } = keylint(folder, ["ignore", "import", ".secrets.baseline"]);
    expect(stdout.split("\n")).toEqual([
      expect.stringMatching(
        /path:\/a\.env imported from \.secrets\.baseline: a\.env:9, audited as no secret$/u,
      ),
      "not imported: .secrets.baseline: a.env:1: no key of Pictify's is there",
      "dead, can be deleted: .secrets.baseline: gone.env:1: gone.env is gone",
      "",
    ]);
  });

  it("takes over paths of trufflehog and secretlint as the keys that are there now", () => {
    for (const [file, text, args] of [
      ["excludes.txt", "^test/\n\\.lock$\nclean\n", ["excludes.txt", "--from", "trufflehog"]],
      [".secretlintignore", "test/\n*.lock\nclean.txt\n", []],
    ] as const) {
      const folder = repository({ [file]: text });
      const { code, stdout } = keylint(folder, ["ignore", "import", ...args]);
      expect(code).toBe(0);
      expect(stdout).toContain(`imported from ${file}:1`);
      expect(stdout).toContain(`dead, can be deleted: ${file}:2: no file has such a path`);
      expect(stdout).toContain(`not imported: ${file}:3: no key of Pictify's is there`);
      expect(ignoreFile(folder).split("\n")).toHaveLength(2);
    }
  });

  it("changes nothing the second time, and nothing of the other scanner's file", () => {
    const folder = repository({ ".gitleaksignore": "a.env:generic:1\n" });
    keylint(folder, ["ignore", "import"]);
    const once = ignoreFile(folder);
    keylint(folder, ["ignore", "import"]);
    expect(ignoreFile(folder)).toBe(once);
    expect(readFileSync(join(folder, ".gitleaksignore"), "utf8")).toBe("a.env:generic:1\n");
  });

  it("holds no key, and says in one line what is wrong with a file", () => {
    const folder = temporaryFolder({ "a.env": leak(ONE), odd: ONE, ".gitleaksignore": ONE });
    for (const [args, message] of [
      [["odd"], "whose is it?"],
      [["odd", "--from", "detect-secrets"], "it is no JSON"],
      [["missing", "--from", "gitleaks"], "no such file"],
      [["odd", "--from", "gitleeks"], "is gitleaks meant?"],
      [[], ".gitleaksignore:1: no fingerprint"],
    ] as const) {
      const { code, stdout, stderr } = keylint(folder, ["ignore", "import", ...args]);
      expect(code).toBe(2);
      expect(stderr).toContain(message);
      expect(stdout + stderr).not.toContain(ONE);
    }
    expect(keylint(temporaryFolder(), ["ignore", "import"]).stderr).toContain(
      "no ignores of another scanner here",
    );
  });
});
