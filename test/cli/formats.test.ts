import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "sarif";
import { describe, expect, it } from "vitest";
import { FORMAT_NAMES } from "../../src/report/formats.js";
import { keylint } from "../support/command-line.js";
import { randomKey } from "../support/keys.js";
import { git, temporaryFolder, temporaryRepository } from "../support/temporary.js";

const KEY = randomKey("formats of the command");
const LEAK = `PICTIFY_API_KEY=${KEY}\n`;

describe("formats", () => {
  it("all go to files in one run, none with the key, with one exit code", () => {
    const folder = temporaryFolder({ "a.env": LEAK });
    const outside = temporaryFolder();
    const files = FORMAT_NAMES.map((format) => join(outside, format));
    const { code, stdout, stderr } = keylint(
      folder,
      FORMAT_NAMES.map((format) => `--format=${format}=${join(outside, format)}`),
    );
    expect([code, stdout, stderr]).toEqual([1, "", ""]);
    for (const file of files) {
      const text = readFileSync(file, "utf8");
      expect(text).toContain(KEY.slice(-4));
      expect(text).not.toContain(KEY);
    }
  });

  it.each(FORMAT_NAMES)("goes to standard output with the same exit code: %s", (format) => {
    const leaking = temporaryFolder({ "a.env": LEAK });
    expect(keylint(leaking, ["--format", format]).code).toBe(1);
    expect(keylint(temporaryFolder({ "a.txt": "x" }), ["--format", format]).code).toBe(0);
  });

  it("names files from the top of the repository in what services read", () => {
    const folder = temporaryRepository({ "packages/app/a.env": LEAK });
    const { stdout } = keylint(join(folder, "packages/app"), ["--format", "sarif"], {
      env: {
        GITHUB_SERVER_URL: "https://github.com",
        GITHUB_REPOSITORY: "acme/app",
        GITHUB_HEAD_REF: "topic",
      },
    });
    const run = (JSON.parse(stdout) as Log).runs[0];
    expect(run?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(
      "packages/app/a.env",
    );
    expect(run?.versionControlProvenance).toMatchObject([
      {
        repositoryUri: "https://github.com/acme/app",
        revisionId: git(folder, "rev-parse", "HEAD").trim(),
        branch: "main",
      },
    ]);
  });

  it("add to the summary of a GitHub job, behind what is there", () => {
    const folder = temporaryFolder({ "a.env": LEAK });
    const summary = join(temporaryFolder({ summary: "before\n" }), "summary");
    const env = { GITHUB_STEP_SUMMARY: summary, GITHUB_ACTIONS: "true" };
    const { code, stdout } = keylint(folder, ["--format", "github"], { env });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=a\.env,line=1,/mu);
    expect(readFileSync(summary, "utf8")).toMatch(
      /^before\n<!-- keylint -->\n## keylint: 1 key in 1 place\n/u,
    );
    expect(readFileSync(summary, "utf8")).not.toContain(KEY);
    writeFileSync(summary, "");
    expect(keylint(folder, ["--format", "json"], { env }).code).toBe(1);
    expect(readFileSync(summary, "utf8")).toBe("");
  });

  it("could not be written where the summary cannot", () => {
    const folder = temporaryFolder({ "a.txt": "" });
    mkdirSync(join(folder, "summary"));
    const { code, stderr } = keylint(folder, ["--format", "github"], {
      env: { GITHUB_STEP_SUMMARY: join(folder, "summary") },
    });
    expect(code).toBe(2);
    expect(stderr).toContain("the job summary cannot be written (EISDIR)");
  });
});
