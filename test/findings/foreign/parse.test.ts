import { describe, expect, it } from "vitest";
import { parseDetectSecretsBaseline } from "../../../src/findings/foreign/parse-detect-secrets.js";
import { parseGitleaksIgnore } from "../../../src/findings/foreign/parse-gitleaks.js";
import { parseSecretlintIgnore } from "../../../src/findings/foreign/parse-secretlint.js";
import { parseTrufflehogExcludes } from "../../../src/findings/foreign/parse-trufflehog.js";
import type { ForeignIgnore } from "../../../src/findings/foreign/foreign-ignore.js";
import { randomKey } from "../../support/keys.js";

const COMMIT = "a".repeat(40);

function fits(ignores: readonly ForeignIgnore[], path: string): boolean {
  return ignores.some((ignore) => ignore.kind === "paths" && ignore.fits(path));
}

describe("ignores of gitleaks", () => {
  it("are a line of a file, with or without a commit", () => {
    const text = `# old\n\n${COMMIT}:src/a:b.ts:generic-api-key:12\r\n./b.env:rule:3\n`;
    expect(parseGitleaksIgnore(text, ".gitleaksignore")).toEqual([
      { where: ".gitleaksignore:3", kind: "line", commit: COMMIT, path: "src/a:b.ts", line: 12 },
      { where: ".gitleaksignore:4", kind: "line", commit: null, path: "b.env", line: 3 },
    ]);
  });

  it("are refused at the line that is none", () => {
    expect(() => parseGitleaksIgnore("a.env:rule:3\nnonsense\n", "x")).toThrow(
      "x:2: no fingerprint of gitleaks",
    );
  });
});

describe("ignores of detect-secrets", () => {
  it("are secrets by their hash", () => {
    const sha1 = "0".repeat(40);
    const results = {
      "a.env": [{ type: "x", filename: "a.env", hashed_secret: sha1, is_secret: false, line_number: 3 }],
      "b\\c.env": [{ hashed_secret: sha1 }, { hashed_secret: "short" }],
      odd: "text",
    };
    expect(parseDetectSecretsBaseline(JSON.stringify({ version: "1.5.0", results }), "base")).toEqual([
      { where: "base: a.env:3", kind: "secret", path: "a.env", sha1, isAudited: true },
      { where: "base: b/c.env", kind: "secret", path: "b/c.env", sha1, isAudited: false },
    ]);
  });

  it.each(["", "[]", "{}", `{"results": 3}`, randomKey("no JSON")])(
    "are refused where they are none, without a word of them: %#",
    (text) => {
      expect(() => parseDetectSecretsBaseline(text, "base")).toThrow(
        /^base: no baseline of detect-secrets: it/u,
      );
    },
  );
});

describe("ignores of trufflehog", () => {
  it("are expressions of RE2, each of which fits paths", () => {
    const ignores = parseTrufflehogExcludes("# no\n^test/\n\\.lock$\n(?i)readme", "x");
    expect(
      ["test/a", "a.lock", "README.md", "src/a", "src/test/a"].map((path) => fits(ignores, path)),
    ).toEqual([true, true, true, false, false]);
  });

  it("take time in proportion to their length, whatever they are", () => {
    const ignores = parseTrufflehogExcludes(`^${"(a*)*".repeat(20)}$`, "x");
    expect(fits(ignores, `${"a".repeat(5000)}b`)).toBe(false);
  });

  it("are refused at the line that is none", () => {
    expect(() => parseTrufflehogExcludes("a\n(", "x")).toThrow("x:2: no regular expression");
  });
});

describe("ignores of secretlint", () => {
  it("are patterns as in .gitignore", () => {
    const ignores = parseSecretlintIgnore("# no\n/dist/\n*.min.js\n!keep.min.js\n", "x");
    expect(ignores.map(({ where }) => where)).toEqual(["x:2", "x:3"]);
    expect(["dist/a/b", "src/a.min.js", "src/dist.js"].map((path) => fits(ignores, path))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
