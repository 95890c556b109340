import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fingerprint } from "../../src/findings/fingerprint.js";
import { Key } from "../../src/model/key.js";
import { keylint } from "../support/command-line.js";
import { randomKey } from "../support/keys.js";
import { git, temporaryFolder, temporaryRepository, writeFiles } from "../support/temporary.js";

const KEY = randomKey("purge");
const FINGERPRINT = fingerprint(new Key("live", KEY));

const HAS_FILTER_REPO = spawnSync("git", ["filter-repo", "--version"]).status === 0;

/** A clone in which the key is, or was, nearly everywhere, and the repository that it was cloned from. */
function leakyClone(): { readonly clone: string; readonly origin: string } {
  const clone = temporaryRepository({
    "config.env": `PICTIFY_API_KEY=${KEY}\n`,
    "secret.yaml": `data:\n  PICTIFY_API_KEY: ${Buffer.from(`${KEY}\n`).toString("base64")}\n`,
    "url.txt": `https://api.pictify.io/r/x.png?token=${KEY.replaceAll("_", "%5F")}\n`,
    "wide.txt": Buffer.from(`\ufeffPICTIFY_API_KEY=${KEY}\n`, "utf16le"),
    "a.txt": "first\n",
  });
  git(clone, "config", "user.name", "Ada");
  git(clone, "config", "user.email", "ada@example.test");
  git(clone, "tag", "-a", "v1", "-m", `release with ${KEY} of pictify.io`);
  git(clone, "branch", "side");
  git(clone, "rm", "-q", "config.env", "secret.yaml", "url.txt", "wide.txt");
  git(clone, "commit", "-q", "-m", `take PICTIFY_API_KEY=${KEY} out`);
  git(clone, "notes", "add", "-m", `was PICTIFY_API_KEY=${KEY}`);
  const origin = join(temporaryFolder(), "origin.git");
  git(clone, "clone", "-q", "--mirror", ".", origin);
  git(clone, "remote", "add", "origin", origin);
  git(clone, "fetch", "-q", "origin");
  writeFiles(clone, { "a.txt": `PICTIFY_API_KEY=${KEY}\n` });
  git(clone, "stash", "-q");
  writeFiles(clone, { "a.txt": "work of mine\n" });
  git(clone, "stash", "-q");
  writeFiles(clone, { "staged.env": `PICTIFY_API_KEY=${KEY}\n` });
  git(clone, "add", "staged.env");
  git(clone, "worktree", "add", "-q", "--detach", join(temporaryFolder(), "tree"), "v1");
  return { clone, origin };
}

/** The commands that a report or a plan shows, as they would be copied from a terminal. */
function commandsIn(text: string): string[] {
  return [...text.matchAll(/(?:^\s+|: )(?<command>(?:git|printf) (?!clone|push).*)$/gmu)].map(
    (match) => match.groups?.command ?? "",
  );
}

function run(folder: string, command: string): void {
  execFileSync("sh", ["-c", command], { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
}

describe("keylint rotate --purge-plan", () => {
  it("writes every form of the key that a text can be replaced in, and the ids of the others", () => {
    const { clone } = leakyClone();
    const file = join(temporaryFolder(), "replacements.txt");
    const { code, stdout } = keylint(clone, ["rotate", FINGERPRINT, "--purge-plan", file]);
    expect(code).toBe(0);
    const literals = readFileSync(file, "utf8")
      .split("\n")
      .flatMap((line) => /^literal:(?<text>.+)==>\*\*\*REMOVED\*\*\*$/u.exec(line)?.groups?.text ?? []);
    expect(literals).toContain(KEY);
    expect(literals).toContain(KEY.replaceAll("_", "%5F"));
    expect(literals.some((text) => Buffer.from(text, "base64").toString().startsWith(KEY.slice(0, 30)))).toBe(
      true,
    );
    expect(readFileSync(`${file}.blobs`, "utf8")).toBe(git(clone, "rev-parse", "v1:wide.txt"));
    for (const name of [file, `${file}.blobs`]) expect(statSync(name).mode & 0o777).toBe(0o600);
    expect(stdout).toContain(`--strip-blobs-with-ids ${file}.blobs\n`);
    for (const ref of [
      "refs/heads/main",
      "refs/heads/side",
      "refs/notes/commits",
      "refs/remotes/origin/main",
      "refs/tags/v1",
    ])
      expect(stdout).toContain(`\n  ${ref}\n`);
    expect(stdout).not.toContain(KEY);
  });

  it("names no ref that never had the key", () => {
    const folder = temporaryRepository({ "a.txt": "x" });
    git(folder, "branch", "innocent");
    git(folder, "checkout", "-q", "-b", "guilty");
    writeFiles(folder, { ".env": `PICTIFY_API_KEY=${KEY}\n` });
    git(folder, "add", "-A");
    git(folder, "commit", "-q", "-m", "leak");
    git(folder, "tag", "v1");
    git(folder, "rm", "-q", ".env");
    git(folder, "commit", "-q", "-m", "removed");
    const file = join(temporaryFolder(), "replacements.txt");
    const { stdout } = keylint(folder, ["rotate", FINGERPRINT, "--purge-plan", file]);
    expect(stdout).toContain("Refs touched:\n  refs/heads/guilty\n  refs/tags/v1\n\n");
  });

  it("refuses where no object of git's has the key, and writes nothing", () => {
    const folder = temporaryRepository({ "a.txt": "x" });
    writeFileSync(join(folder, "new.env"), `PICTIFY_API_KEY=${KEY}\n`);
    const file = join(temporaryFolder(), "replacements.txt");
    const { code, stderr } = keylint(folder, ["rotate", FINGERPRINT, "--purge-plan", file]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("nothing to rewrite")]);
    expect(existsSync(file)).toBe(false);
  });

  it.skipIf(!HAS_FILTER_REPO)(
    "leads to a clean history, rewritten by git filter-repo and cleared by what is printed (needs git filter-repo)",
    () => {
      const { clone, origin } = leakyClone();
      const file = join(temporaryFolder(), "replacements.txt");
      const { stdout: plan } = keylint(clone, ["rotate", FINGERPRINT, "--purge-plan", file]);
      const mirror = join(temporaryFolder(), "purge.git");
      git(clone, "clone", "-q", "--mirror", origin, mirror);
      const [rewrite = ""] = commandsIn(plan);
      expect(rewrite).toMatch(/^git filter-repo /u);
      run(mirror, rewrite);
      expect(keylint(mirror, ["--history"])).toMatchObject({ code: 0 });
      git(mirror, "push", "-q", "--force", "--mirror", origin);
      git(clone, "fetch", "-q", "--force", "--tags", "origin");
      git(clone, "reset", "-q", "--hard", "origin/main");
      git(clone, "branch", "-f", "side", "origin/side");
      const done: string[] = [];
      let left = keylint(clone, ["--history"]);
      for (let round = 0; left.code === 1 && round < 5; round++) {
        const commands = commandsIn(left.stdout);
        expect(commands, left.stdout).not.toEqual([]);
        for (const command of commands) run(clone, command);
        done.push(...commands);
        left = keylint(clone, ["--history"]);
      }
      expect([left.code, done], left.stdout).toEqual([0, expect.arrayContaining(["git gc --prune=now"])]);
      // Also the stash without the key was put upon a commit that led to it.
      expect(git(clone, "stash", "list")).toBe("");
      expect(git(clone, "show", "HEAD:a.txt")).toBe("first\n");
    },
  );
});
