import { execFileSync, spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PathRules } from "../../src/model/path-rules.js";
import { temporaryFolder, writeFiles } from "../support/temporary.js";

/** What git says of paths that need not be there: the rule that decides of each, empty where none does. */
function askGit(folder: string, rules: string, paths: readonly string[]): string[] {
  writeFiles(folder, { ".gitignore": rules });
  const { stdout } = spawnSync("git", ["check-ignore", "--no-index", "-v", "-n", "-z", "--stdin"], {
    cwd: folder,
    encoding: "utf8",
    input: paths.map((path) => `${path}\0`).join(""),
  });
  const fields = stdout.split("\0");
  return paths.map((_, index) => fields[index * 4 + 2] ?? "?");
}

function askUs(rules: string, path: string): string {
  const ours = new PathRules(rules.split("\n"));
  // As git does: from the top down, until a folder is taken out.
  const parts = path.split("/");
  for (let depth = 1; depth < parts.length; depth++) {
    const verdict = ours.judge(`${parts.slice(0, depth).join("/")}/`);
    if (verdict?.isIgnored === true) return verdict.rule;
  }
  return ours.judge(path)?.rule ?? "";
}

describe("path rules", () => {
  it("say what git says, of random rules and paths", () => {
    const folder = temporaryFolder();
    execFileSync("git", ["init", "-q"], { cwd: folder });
    const piece = fc.constantFrom(
      "a",
      "b",
      "ab",
      "A",
      "*",
      "?",
      "[ab]",
      "[!a]",
      "[^b]",
      "[a-c]",
      "\\a",
      "\\*",
      ".",
      "-",
      "[[:alpha:]]",
      "[]a]",
    );
    // Two stars next to other characters are one star; git is not at one with itself about a slash behind those.
    const segment = fc.oneof(
      {
        weight: 2,
        arbitrary: fc.array(piece, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("")),
      },
      { weight: 1, arbitrary: fc.constantFrom("**", "a", "b") },
    );
    const rule = fc
      .tuple(
        fc.constantFrom("", "", "!", "/"),
        fc.array(segment, { minLength: 1, maxLength: 4 }),
        fc.constantFrom("", "", "/", "/**", " ", "\\ "),
      )
      .map(([before, segments, behind]) => before + segments.join("/") + behind);
    const name = fc.constantFrom("a", "b", "ab", "ba", "c", "A", "aab", ".a", "*", "a-b", "[", "a ");
    const path = fc.array(name, { minLength: 1, maxLength: 5 }).map((names) => names.join("/"));
    fc.assert(
      fc.property(
        fc.array(rule, { minLength: 1, maxLength: 4 }),
        fc.array(path, { minLength: 5, maxLength: 25 }),
        (rules, paths) => {
          const text = rules.join("\n");
          const git = askGit(folder, text, paths);
          // Git shows a rule without the spaces at its end.
          expect(paths.map((each) => [each, askUs(text, each)])).toEqual(
            paths.map((each, index) => [each, git[index]]),
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it("tell files from folders", () => {
    const rules = new PathRules(["build/", "!keep/"]);
    expect(rules.judge("build")).toBeNull();
    expect(rules.judge("build/")).toEqual({ isIgnored: true, rule: "build/" });
    expect(rules.excludes("x/build/a/b.txt")).toBe("build/");
    expect(rules.excludes("build")).toBeNull();
  });

  it("do not bring back what is in a folder that is taken out", () => {
    const rules = new PathRules(["/out", "!/out/kept"]);
    expect(rules.excludes("out/kept")).toBe("/out");
    expect(new PathRules(["/out/*", "!/out/kept"]).excludes("out/kept")).toBeNull();
  });

  it("take no time to speak of, whatever they are", () => {
    const rules = new PathRules([
      `${"**/a/".repeat(200)}x`,
      `${"**/*a*/".repeat(200)}x`,
      `${"*a".repeat(500)}b`,
      `${"?*".repeat(500)}b`,
      "[".repeat(10_000),
      "[a-z]*".repeat(2000),
    ]);
    const path = `${"a/".repeat(2000)}${"a".repeat(255)}`;
    expect(rules.judge(path)).toBeNull();
    expect(rules.judge("a".repeat(255))).toBeNull();
  });

  it("that are none fit nothing", () => {
    for (const line of ["", "# a", "[a", "a\\", "/", "[[:nothing:]]"]) {
      expect(new PathRules([line]).excludes("a")).toBeNull();
    }
  });
});
