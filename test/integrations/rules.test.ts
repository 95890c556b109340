import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RE2JS } from "re2js";
import { lintSource } from "@secretlint/core";
import { creator as patternRule } from "@secretlint/secretlint-rule-pattern";
import { parse as parseToml } from "smol-toml";
import { describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { temporaryFolder } from "../support/temporary.js";
import { DECOYS, samples } from "./samples.js";

const FOLDER = join(import.meta.dirname, "../../integrations");
const read = (name: string): string => readFileSync(join(FOLDER, name), "utf8");

/** What a scanner with rules of ours finds in a text. */
type Finder = (text: string) => Promise<string[]> | string[];

function byRe2(expressions: readonly string[], ignored: string | null): Finder {
  const compiled = expressions.map((expression) => RE2JS.compile(expression));
  const stop = ignored === null ? null : RE2JS.compile(ignored);
  return (text) =>
    compiled.flatMap((expression) => {
      const matcher = expression.matcher(text);
      const found: string[] = [];
      while (matcher.find()) found.push(matcher.group(1) ?? "");
      return found.filter((secret) => !stop?.matcher(secret).find());
    });
}

interface GitleaksRule {
  readonly id: string;
  readonly regex: string;
  readonly keywords: readonly string[];
  readonly allowlists?: readonly { readonly regexes: readonly string[] }[];
}

function gitleaks(): Finder {
  const { rules } = parseToml(read("gitleaks.toml")) as unknown as { rules: GitleaksRule[] };
  return (text) =>
    rules
      .filter(({ keywords }) => keywords.some((word) => text.toLowerCase().includes(word)))
      .flatMap(
        ({ regex, allowlists }) => byRe2([regex], allowlists?.[0]?.regexes[0] ?? null)(text) as string[],
      );
}

function trufflehog(): Finder {
  const { detectors } = parseYaml(read("trufflehog.yaml")) as {
    detectors: { keywords: string[]; regex: { key: string }; exclude_words: string[] }[];
  };
  return (text) =>
    detectors
      .filter(({ keywords }) => keywords.some((word) => text.toLowerCase().includes(word)))
      .flatMap(({ regex, exclude_words }) =>
        (byRe2([regex.key], null)(text) as string[]).filter(
          (secret) => !exclude_words.some((word) => secret.toLowerCase().includes(word)),
        ),
      );
}

function kingfisher(): Finder {
  const { rules } = parseYaml(read("kingfisher.yml")) as { rules: { id: string; pattern: string }[] };
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  const placeholders = String.raw`(?i)^pk_(?:live|test)_your`;
  return byRe2(
    rules.map(({ pattern }) => pattern),
    placeholders,
  );
}

function secretlint(): Finder {
  const { rules } = JSON.parse(read("secretlintrc.json")) as { rules: { id: string; options: object }[] };
  return async (text) => {
    const { messages } = await lintSource({
      source: { content: text, filePath: "a.txt", ext: ".txt", contentType: "text" },
      options: { config: { rules: rules.map((rule) => ({ ...rule, rule: patternRule })) } },
    });
    return messages.map(({ message }) => message.replace(/^[^]*?: /u, ""));
  };
}

const STAND_IN = `
class RegexBasedDetector:
    def analyze_string(self, string):
        for regex in self.denylist:
            for match in regex.findall(string):
                yield match if isinstance(match, str) else next(filter(bool, match))
`;

function python(): Finder {
  const folder = temporaryFolder({
    "detect_secrets/__init__.py": "",
    "detect_secrets/plugins/__init__.py": "",
    "detect_secrets/plugins/base.py": STAND_IN,
    "find.py": [
      "import sys, json",
      "from detect_secrets_pictify import PictifyDetector",
      "lines = sys.stdin.read().split('\\n')",
      "print(json.dumps([s for line in lines for s in PictifyDetector().analyze_string(line)]))",
    ].join("\n"),
    "detect_secrets_pictify.py": read("detect_secrets_pictify.py"),
  });
  return (text) => {
    const { stdout, stderr } = spawnSync("python3", [join(folder, "find.py")], {
      input: text,
      encoding: "utf8",
    });
    if (stdout === "") throw new Error(stderr);
    return JSON.parse(stdout) as string[];
  };
}

function githubPatterns(): Finder {
  const parts = (section: string): string[] =>
    [...section.matchAll(/```text\n(?<text>[^]*?)\n```/gu)].map(({ groups }) => groups?.text ?? "");
  const sections = read("github-custom-patterns.md").split("\n## ").slice(1);
  const expressions = sections.map((section) => {
    const [secret = "", before = "", after = ""] = parts(section);
    return `(?:${before})(${secret})(?:${after})`;
  });
  return byRe2(expressions, parts(sections.at(-1) ?? "")[3] ?? null);
}

const hasPython = spawnSync("python3", ["--version"]).status === 0;

const SCANNERS = [
  ["gitleaks", gitleaks, true],
  ["trufflehog", trufflehog, true],
  ["kingfisher", kingfisher, true],
  ["secretlint", secretlint, true],
  ["detect-secrets", python, hasPython],
  ["GitHub", githubPatterns, true],
] as const;

describe.each(SCANNERS)("the rules for %s", (name, finder, isThere) => {
  /** What one line, and GitHub's patterns without one for webhooks, cannot find. */
  const misses = (text: string): boolean =>
    (name === "detect-secrets" && text.includes("\n  value:")) ||
    (name === "GitHub" && text.includes("WEBHOOK"));

  it.skipIf(!isThere)("find what is Pictify's", async () => {
    const find = finder();
    for (const [text, secret] of samples().filter(([sample]) => !misses(sample))) {
      expect(await find(text), text.replace(secret, "…")).toContain(secret);
    }
  });

  it.skipIf(!isThere)("pass what is not", async () => {
    const find = finder();
    for (const decoy of DECOYS) expect(await find(decoy), decoy).toEqual([]);
  });
});
