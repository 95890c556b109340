import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fingerprint } from "../../src/findings/fingerprint.js";
import { Key } from "../../src/model/key.js";
import { accepted, forbidden, inTurn, invalidKey } from "../support/api-answers.js";
import { html } from "../support/bad-answers.js";
import { keylint, keylintBeside } from "../support/command-line.js";
import { randomBody, randomKey } from "../support/keys.js";
import { pictifyApi } from "../support/pictify-api.js";
import { git, temporaryFolder, temporaryRepository } from "../support/temporary.js";

const KEY = randomKey("rotate");
const FINGERPRINT = fingerprint(new Key("live", KEY));
const FILES = {
  "config.env": `PICTIFY_API_KEY=${KEY}\n`,
  ".github/workflows/ci.yml": "env:\n  PICTIFY_API_KEY: ${{ secrets.PICTIFY_API_KEY }}\n",
  "src/a.ts": `const pictify = new Pictify("${KEY}");\nconst b = new Pictify(process.env.PICTIFY_API_KEY);\n`,
};

describe("keylint rotate", () => {
  it("lists the steps in an order in which nothing ever has a key that does not work", () => {
    const { code, stdout, stderr } = keylint(temporaryRepository(FILES), ["rotate", FINGERPRINT]);
    const steps = [
      /^ ?\d+\. Create a new key at https:\/\/pictify\.io\/dashboard\/api-token \(only Admins can, Owners in the dashboard\)$/mu,
      /environment files.*\n +- config\.env:1 {2}the key itself, as PICTIFY_API_KEY$/mu,
      /secrets of the CI.*\n +- \.github\/workflows\/ci\.yml:2 {2}PICTIFY_API_KEY$/mu,
      /Take the key out of the code.*\n +- src\/a\.ts:1 {2}the key itself$/mu,
      /Nothing to change in code.*\n +- src\/a\.ts:2 {2}PICTIFY_API_KEY$/mu,
      /\. Deploy /u,
      /\. Confirm /u,
      /\. Delete the old key, pk_live_…\w{4},/u,
      /keylint rotate kl1:[0-9a-f]{32} --confirm/u,
      /\. List the keys /u,
      /--purge-plan/u,
    ];
    const places = steps.map((step) => step.exec(stdout)?.index ?? -1);
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).not.toContain(KEY);
  });

  it("writes Markdown that can be pasted into an issue", () => {
    const { stdout } = keylint(temporaryRepository(FILES), ["rotate", FINGERPRINT, "--format", "markdown"]);
    expect(stdout).toMatch(/^# Replace `pk_live_…\w{4}`\n/u);
    expect(stdout).toContain("- [ ] **1.** Create a new key");
    expect(stdout).toContain("  - [ ] `src/a.ts:1` the key itself\n");
    expect(stdout).not.toContain(KEY);
  });

  it("takes the beginning of a fingerprint, from any folder of the repository", () => {
    const folder = temporaryRepository(FILES);
    const { code, stdout } = keylint(join(folder, "src"), ["rotate", FINGERPRINT.slice(0, 12)]);
    expect(code).toBe(0);
    expect(stdout).toContain("- config.env:1 ");
  });

  it("knows keys that are ignored, whatever the configuration says", () => {
    const folder = temporaryRepository({
      ...FILES,
      ".keylintignore": `${FINGERPRINT} known\n/src/\n`,
      "keylint.config.json": "{ broken",
    });
    const { code, stdout } = keylint(folder, ["rotate", FINGERPRINT]);
    expect(code).toBe(0);
    expect(stdout).toContain("- src/a.ts:1 ");
  });

  it("says how to replace what is no key of the API", () => {
    const folder = temporaryRepository({
      "a.env": `PICTIFY_WEBHOOK_SECRET=whsec_${randomBody("rotate", 32)}\n`,
    });
    const report = keylint(folder, ["--format", "json"]).stdout;
    const [found = ""] = /kl1:[0-9a-f]{32}/u.exec(report) ?? [];
    const { code, stdout } = keylint(folder, ["rotate", found]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/1\. Make a new signing secret/u);
    expect(stdout).not.toContain("--confirm");
    expect(keylint(folder, ["rotate", found, "--confirm"]).stderr).toMatch(/its keys only/u);
  });

  it.each([
    [[], /rotate which key\?/u],
    [["kl1:ffffffffffffffffffffffffffffffff"], /no key here, nor in the history, has this fingerprint/u],
    [[FINGERPRINT.toUpperCase()], /not a fingerprint/u],
    [[FINGERPRINT, "more"], /more: too much: keylint rotate --help/u],
    [["kl1:ff"], /not a fingerprint/u],
    [["nonsense"], /not a fingerprint/u],
    [[FINGERPRINT, "--format", "json"], /--format json: write pretty or markdown/u],
    [[FINGERPRINT, "--confrim"], /is --confirm meant\?/u],
    [[FINGERPRINT, "--timeout", "0"], /--timeout 0: not a whole number/u],
    [[FINGERPRINT, "--timeout", "9999999"], /86400 seconds at most/u],
    [[FINGERPRINT, "--api-url", "http://example.com"], /--api-url: a key is sent over https only/u],
    [[FINGERPRINT, "--confirm", "--purge-plan", "x"], /two steps/u],
  ])("refuses %j in one line", (args, message) => {
    const { code, stdout, stderr } = keylint(temporaryRepository(FILES), ["rotate", ...args]);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect([code, stdout]).toEqual([2, ""]);
  });
});

describe("keylint rotate, for a key that no file has any more", () => {
  /** The key was in an environment file under a name of its own, which the workflow still uses. */
  function withHistory(): string {
    const folder = temporaryRepository({
      "config.env": `# images\nIMAGES_PICTIFY_KEY=${KEY}\n`,
      "ci.sh": "test $IMAGES_PICTIFY_KEY\n",
    });
    writeFileSync(join(folder, "config.env"), "# images\nIMAGES_PICTIFY_KEY=${SECRET}\n");
    git(folder, "commit", "-q", "-a", "-m", "removed");
    return folder;
  }

  it("looks for it in the history, and lists what still names its variable", () => {
    const folder = withHistory();
    const { code, stdout, stderr } = keylint(folder, ["rotate", FINGERPRINT]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("- config.env:2  IMAGES_PICTIFY_KEY\n");
    expect(stdout).toContain("- ci.sh:1  IMAGES_PICTIFY_KEY\n");
    expect(stdout).toMatch(
      /Take it out of the history.*\n.*\n +- config\.env:2 {2}since commit [0-9a-f]{10}\n/u,
    );
    expect(stdout).not.toContain(KEY);
  });

  it("finds it in a bare repository", () => {
    const bare = join(temporaryFolder(), "bare.git");
    git(withHistory(), "clone", "-q", "--bare", ".", bare);
    const { code, stdout } = keylint(bare, ["rotate", FINGERPRINT.slice(0, 12)]);
    expect(code).toBe(0);
    expect(stdout).toContain("config.env:2  since commit");
  });

  it("asks the API about it", async () => {
    const api = await pictifyApi({ keys: { [KEY]: invalidKey() } });
    const args = ["rotate", FINGERPRINT, "--confirm", "--api-url", api.url];
    expect(await keylintBeside(withHistory(), args)).toMatchObject({ code: 0 });
    expect(api.requests).toHaveLength(1);
  });

  it("adds the places of the history to those of today where that is wanted", () => {
    const folder = temporaryRepository(FILES);
    const without = keylint(folder, ["rotate", FINGERPRINT]).stdout;
    const { stdout } = keylint(folder, ["rotate", FINGERPRINT, "--history"]);
    expect(without).not.toContain("since commit");
    expect(stdout).toContain("- config.env:1  the key itself, as PICTIFY_API_KEY\n");
    expect(stdout).toContain("- config.env:1  since commit");
  });

  it("names the keys that a beginning could mean, in files and in the history", () => {
    const pair = twoThatBeginAlike();
    const folder = temporaryRepository({ "a.env": `PICTIFY_API_KEY=${pair[0]}\nB_PICTIFY_KEY=${pair[1]}\n` });
    const [first, second] = pair.map((key) => fingerprint(new Key("live", key))) as [string, string];
    const beginning = commonBeginning(first, second);
    const { code, stderr } = keylint(folder, ["rotate", beginning]);
    expect([code, stderr.trim().split("\n").length]).toEqual([2, 1]);
    for (const text of [beginning, first, second]) expect(stderr).toContain(text);
    expect(stderr).not.toContain(pair[0]);
    expect(keylint(folder, ["rotate", first.slice(0, beginning.length + 1)]).code).toBe(0);
  });
});

/** Two keys whose fingerprints have the same first six digits: among some thousand random ones there are such. */
function twoThatBeginAlike(): readonly [string, string] {
  const seen = new Map<string, string>();
  for (let index = 0; ; index++) {
    const key = randomKey(`alike${index}`);
    const beginning = fingerprint(new Key("live", key)).slice(0, "kl1:".length + 6);
    const other = seen.get(beginning);
    if (other !== undefined) return [other, key];
    seen.set(beginning, key);
  }
}

function commonBeginning(a: string, b: string): string {
  let length = 0;
  while (a[length] === b[length]) length++;
  return a.slice(0, length);
}

describe("keylint rotate --confirm", () => {
  const confirm = (folder: string, url: string, ...args: string[]): ReturnType<typeof keylintBeside> =>
    keylintBeside(folder, ["rotate", FINGERPRINT, "--confirm", "--api-url", url, ...args]);

  it("asks until the key is dead, and exits with 0 then", async () => {
    const api = await pictifyApi({ keys: { [KEY]: inTurn(accepted(), forbidden(), invalidKey()) } });
    const { code, stdout, stderr } = await confirm(temporaryRepository(FILES), api.url);
    expect([code, api.requests.length]).toEqual([0, 3]);
    expect(stdout).toMatch(/^pk_live_…\w{4} {2}dead: the API rejects it/u);
    expect(stderr).toBe(
      `keylint: asking 127.0.0.1:${api.port} about 1 key until it is dead, for 90 s at most\n`,
    );
  });

  it.each([
    ["is still accepted", accepted(), 1],
    ["is accepted but restricted", forbidden(), 1],
    ["is not known to be anything", html(200), 3],
  ])("gives up in time where the key %s", async (_, answer, exit) => {
    const api = await pictifyApi({ keys: { [KEY]: answer } });
    const { code } = await confirm(temporaryRepository(FILES), api.url, "--timeout", "2");
    expect(code).toBe(exit);
    expect(api.requests.length).toBeGreaterThanOrEqual(2);
  });

  it("asks about a key that is gone from the files and kept in the environment", async () => {
    const api = await pictifyApi({ keys: { [KEY]: invalidKey() } });
    const folder = temporaryRepository({ "a.txt": "x" });
    const { code, stdout, stderr } = await keylintBeside(
      folder,
      ["rotate", FINGERPRINT, "--confirm", "--api-url", api.url],
      { env: { PICTIFY_API_KEY_OLD: KEY } },
    );
    expect([code, api.requests.length]).toEqual([0, 1]);
    expect(`${stdout}${stderr}`).not.toContain(KEY);
    const { code: without, stderr: said } = await confirm(folder, api.url);
    expect([without, said]).toEqual([2, expect.stringContaining("PICTIFY_API_KEY_OLD")]);
  });
});

describe("keylint rotate --purge-plan", () => {
  it("writes what filter-repo needs where its owner alone can read it, and tells what cannot be undone", () => {
    const file = join(temporaryFolder(), "replacements.txt");
    const { code, stdout } = keylint(temporaryRepository(FILES), [
      "rotate",
      FINGERPRINT,
      "--purge-plan",
      file,
    ]);
    expect(code).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const [first, second, end] = readFileSync(file, "utf8").split("\n");
    expect([first, end]).toEqual([`literal:${KEY}==>***REMOVED***`, ""]);
    const encoded = /^literal:(?<form>.+)==>\*\*\*REMOVED\*\*\*$/u.exec(second ?? "")?.groups?.form ?? "";
    expect(Buffer.from(`${KEY}\n`).toString("base64").startsWith(encoded)).toBe(true);
    expect(encoded.length).toBeGreaterThan(40);
    expect(stdout).not.toContain(KEY);
    for (const words of [
      `git filter-repo --replace-text ${file} --replace-message ${file}\n`,
      "\nRefs touched:\n  refs/heads/main\n\n",
      "What cannot be undone:",
      "forks, clones and backups",
      "pull requests (refs/pull",
      "caches",
      "logs, caches and artifacts of CI",
      "published packages",
      "git reflog expire --expire=now --expire-unreachable=now HEAD refs/heads/main\n",
      "git gc --prune=now\n",
    ]) {
      expect(stdout).toContain(words);
    }
    // That would take every stash along.
    expect(stdout).not.toContain("--all");
  });

  it("never writes into the repository, by whatever way", () => {
    const folder = temporaryRepository(FILES);
    const outside = temporaryFolder();
    symlinkSync(folder, join(outside, "link"));
    mkdirSync(join(folder, "deep"));
    for (const file of [
      "x.txt",
      "src/x.txt",
      "deep/x.txt",
      ".git/x.txt",
      join(folder, "x.txt"),
      join(outside, "link/x.txt"),
    ]) {
      const { code, stderr } = keylint(folder, ["rotate", FINGERPRINT, "--purge-plan", file]);
      expect([code, stderr]).toEqual([2, expect.stringContaining("lies in the repository")]);
    }
    expect(existsSync(join(folder, "x.txt"))).toBe(false);
  });

  it("writes over nothing, follows no link, and needs a folder and a repository", () => {
    const folder = temporaryRepository(FILES);
    const outside = temporaryFolder({ "there.txt": "mine" });
    symlinkSync(join(outside, "nowhere"), join(outside, "link.txt"));
    for (const name of ["there.txt", "link.txt"]) {
      const { code, stderr } = keylint(folder, ["rotate", FINGERPRINT, "--purge-plan", join(outside, name)]);
      expect([code, stderr]).toEqual([2, expect.stringContaining("is there already")]);
    }
    expect(readFileSync(join(outside, "there.txt"), "utf8")).toBe("mine");
    expect(existsSync(join(outside, "nowhere"))).toBe(false);
    const missing = keylint(folder, ["rotate", FINGERPRINT, "--purge-plan", join(outside, "no/x")]);
    expect(missing.stderr).toContain("its folder does not exist");
    const plain = temporaryFolder();
    writeFileSync(join(plain, "a.env"), FILES["config.env"]);
    expect(keylint(plain, ["rotate", FINGERPRINT, "--purge-plan", join(outside, "x")]).stderr).toContain(
      "no git repository",
    );
  });
});
