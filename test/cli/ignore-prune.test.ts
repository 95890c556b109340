import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { keylint } from "../support/command-line.js";
import { randomKey } from "../support/keys.js";
import { git, temporaryFolder, temporaryRepository, writeFiles } from "../support/temporary.js";

const KEY = randomKey("ignore prune");
const LEAK = `PICTIFY_API_KEY=${KEY}\n`;
const NOBODY = `kl1:${"0".repeat(32)}`;

/** Ignores the only key that is found, and one that nobody has. */
function ignoreAll(folder: string): string {
  const { findings } = JSON.parse(keylint(folder, ["--format", "json"]).stdout) as {
    findings: { fingerprint: string }[];
  };
  const fingerprint = findings[0]?.fingerprint ?? "";
  writeFileSync(join(folder, ".keylintignore"), `${NOBODY} nobody's\n${fingerprint} revoked\n`);
  return fingerprint;
}

describe("keylint ignore prune", () => {
  it("keeps the entry of a key that only the history holds, and removes what nothing holds", () => {
    const folder = temporaryRepository({ "a.env": LEAK });
    const fingerprint = ignoreAll(folder);
    rmSync(join(folder, "a.env"));
    git(folder, "add", "-A");
    git(folder, "commit", "-qm", "remove the key");
    const { code, stdout } = keylint(folder, ["ignore", "prune"]);
    expect([code, stdout]).toEqual([0, `removed (no such key): ${NOBODY} nobody's\n`]);
    expect(readFileSync(join(folder, ".keylintignore"), "utf8")).toBe(`${fingerprint} revoked\n`);
    expect(keylint(folder, ["--history"]).code).toBe(0);
  });

  it("removes nothing where the history is cut off", () => {
    const origin = temporaryRepository({ "a.env": LEAK });
    writeFiles(origin, { "b.txt": "b" });
    git(origin, "add", "-A");
    git(origin, "commit", "-qm", "more");
    const folder = temporaryFolder();
    git(folder, "clone", "-q", "--depth=1", `file://${origin}`, "clone");
    const clone = join(folder, "clone");
    ignoreAll(clone);
    const before = readFileSync(join(clone, ".keylintignore"), "utf8");
    const { code, stderr } = keylint(clone, ["ignore", "prune"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/no key can be said to be gone: mend what keylint scan --history names/u);
    expect(readFileSync(join(clone, ".keylintignore"), "utf8")).toBe(before);
  });

  it("keeps the entry of a key in a file that is ignored, but published", () => {
    const folder = temporaryRepository({ Dockerfile: "FROM a\nCOPY . .\n", ".gitignore": ".env\n" });
    writeFiles(folder, { ".env": LEAK });
    const fingerprint = ignoreAll(folder);
    keylint(folder, ["ignore", "prune"]);
    expect(readFileSync(join(folder, ".keylintignore"), "utf8")).toBe(`${fingerprint} revoked\n`);
  });

  it("looks into files alone where there is no repository", () => {
    const folder = temporaryFolder({ "a.env": LEAK });
    ignoreAll(folder);
    expect(keylint(folder, ["ignore", "prune"]).stdout).toBe(`removed (no such key): ${NOBODY} nobody's\n`);
  });
});
