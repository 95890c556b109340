import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { temporaryFolder } from "../support/temporary.js";
import { DECOYS, samples } from "./samples.js";

const FOLDER = join(import.meta.dirname, "../../integrations");

/** A scanner that is installed, with rules of ours: the secrets that it reports in a folder. */
interface Scanner {
  readonly name: string;
  /** Whether it is there; `.ci/run` installs what can be had. */
  readonly isThere: boolean;
  readonly find: (folder: string) => readonly string[];
  /** What it cannot find, as it looks at one line at a time. */
  readonly misses: (text: string) => boolean;
}

const GITLEAKS = process.env.GITLEAKS ?? "gitleaks";
const TRUFFLEHOG = process.env.TRUFFLEHOG ?? "trufflehog";

/** gitleaks has `allowlists` of rules from 8.21 on; what Debian's stable releases have is older, and stops at them. */
function isRecentGitleaks(): boolean {
  return spawnSync(GITLEAKS, ["dir", "--help"]).status === 0;
}

/** What Debian has, 3.60, knows no `entropy` and `exclude_words`, and refuses a file that has them. */
function trufflehogRules(): string {
  const { detectors } = parse(readFileSync(join(FOLDER, "trufflehog.yaml"), "utf8")) as {
    detectors: object[];
  };
  const known = detectors.map((detector) =>
    Object.fromEntries(
      Object.entries(detector).filter(([name]) => ["name", "keywords", "regex"].includes(name)),
    ),
  );
  return stringify({ detectors: known.map((detector) => ({ ...detector, verify: [] })) });
}

/** What the words that 3.60 does not know would take out. */
function isPlaceholder(secret: string): boolean {
  return /your|example|placeholder/u.test(secret);
}

const SCANNERS: readonly Scanner[] = [
  {
    name: "gitleaks",
    isThere: isRecentGitleaks(),
    find: (folder) => {
      const report = join(temporaryFolder(), "report.json");
      const args = ["dir", folder, "--config", join(FOLDER, "gitleaks.toml"), "--no-banner"];
      const { stderr } = spawnSync(GITLEAKS, [...args, "--report-format=json", `--report-path=${report}`], {
        encoding: "utf8",
      });
      if (!existsSync(report)) throw new Error(stderr);
      return (JSON.parse(readFileSync(report, "utf8")) as { Secret: string; RuleID: string }[])
        .filter(({ RuleID }) => RuleID.startsWith("pictify"))
        .map(({ Secret }) => Secret);
    },
    misses: () => false,
  },
  {
    name: "trufflehog",
    isThere: spawnSync(TRUFFLEHOG, ["--version"]).status === 0,
    find: (folder) => {
      const config = join(temporaryFolder({ "trufflehog.yaml": trufflehogRules() }), "trufflehog.yaml");
      const args = ["filesystem", "--config", config, "--json", "--no-update", "--no-verification", folder];
      const { stdout, stderr } = spawnSync(TRUFFLEHOG, args, { encoding: "utf8" });
      if (stderr.includes('"level":"error"')) throw new Error(stderr);
      return stdout
        .split("\n")
        .filter((line) => line.includes('"CustomRegex"'))
        .map((line) => (JSON.parse(line) as { Raw: string }).Raw)
        .filter((secret) => !isPlaceholder(secret));
    },
    misses: () => false,
  },
  {
    name: "detect-secrets",
    isThere: spawnSync("python3", ["-c", "import detect_secrets"]).status === 0,
    find: (folder) => {
      const script = [
        "import json, sys, os",
        "from detect_secrets.core.scan import scan_file",
        "from detect_secrets.settings import transient_settings",
        "plugin = 'file://' + sys.argv[2]",
        "found = []",
        "with transient_settings({'plugins_used': [{'name': 'PictifyDetector', 'path': plugin}]}):",
        "    for name in os.listdir(sys.argv[1]):",
        "        found += [s.secret_value for s in scan_file(os.path.join(sys.argv[1], name))]",
        "print(json.dumps(found))",
      ].join("\n");
      const plugin = join(FOLDER, "detect_secrets_pictify.py");
      const { stdout, stderr } = spawnSync("python3", ["-c", script, folder, plugin], { encoding: "utf8" });
      if (stdout === "") throw new Error(stderr);
      return JSON.parse(stdout) as string[];
    },
    misses: (text) => text.includes("\n  value:"),
  },
];

describe.each(SCANNERS)("$name itself, with the rules for it", ({ isThere, find, misses }) => {
  it.skipIf(!isThere)("finds what is Pictify's (skipped where it is not installed)", () => {
    const wanted = samples().filter(([text]) => !misses(text));
    const files = Object.fromEntries(wanted.map(([text], index) => [`sample-${index}.txt`, `${text}\n`]));
    // Some report the name that stands before a key with it.
    const found = find(temporaryFolder(files)).join("\n");
    expect(
      wanted
        .filter(([, secret]) => !found.includes(secret))
        .map(([text, secret]) => text.replace(secret, "…")),
    ).toEqual([]);
  });

  it.skipIf(!isThere)("passes what is not (skipped where it is not installed)", () => {
    const files = Object.fromEntries(DECOYS.map((text, index) => [`decoy-${index}.txt`, `${text}\n`]));
    expect(find(temporaryFolder(files))).toEqual([]);
  });
});
