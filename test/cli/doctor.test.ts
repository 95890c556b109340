import { chmodSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { accepted, invalidKey, rateLimit } from "../support/api-answers.js";
import { html } from "../support/bad-answers.js";
import { keylint, keylintBeside } from "../support/command-line.js";
import { randomKey } from "../support/keys.js";
import { pictifyApi } from "../support/pictify-api.js";
import { git, temporaryFolder, temporaryRepository } from "../support/temporary.js";

const ENV = { GIT_CONFIG_NOSYSTEM: "1", HOME: "/nowhere" };

describe("keylint doctor", () => {
  it("exits with 1 and the mend where something is wrong, and with 0 after it", () => {
    const folder = temporaryRepository();
    const before = keylint(folder, ["doctor"], { env: ENV });
    expect(before.code).toBe(1);
    expect(before.stdout).toMatch(
      /^wrong {2}keylint is not in the hook pre-commit\n {7}to mend it: keylint hook install pre-commit\n/mu,
    );
    expect(before.stdout).toMatch(/\n1 thing is wrong\n$/u);
    keylint(folder, ["hook", "install"], { env: ENV });
    const after = keylint(folder, ["doctor"], { env: ENV });
    expect(after).toMatchObject({ code: 0, stderr: "" });
    expect(after.stdout).toMatch(
      /\nok {5}a staged key is blocked, and nothing else is \(\.git\/hooks\/pre-commit\)\nall is well\n$/u,
    );
    expect(after.stdout).not.toMatch(/pk_live_/u);
    expect(git(folder, "status", "--porcelain")).toBe("");
    chmodSync(join(folder, ".git/hooks/pre-commit"), 0o644);
    expect(keylint(folder, ["doctor"], { env: ENV }).stdout).toMatch(
      /not executable.*\n {7}to mend it: chmod \+x/u,
    );
  });

  it("never shows the key of the environment", () => {
    const key = randomKey("environment");
    const env = { ...ENV, PICTIFY_API_KEY: `"${key}"` };
    const { code, stdout, stderr } = keylint(temporaryRepository(), ["doctor"], { env });
    expect(stdout).toMatch(/wrong {2}PICTIFY_API_KEY stands in quotes/u);
    expect(stdout + stderr).not.toContain(key.slice(8, 16));
    expect(code).toBe(1);
  });

  it("tells what is missing where there is no git, or no repository", () => {
    const nowhere = keylint(temporaryFolder(), ["doctor"], { env: ENV });
    expect(nowhere.code).toBe(1);
    expect(nowhere.stdout).toMatch(/not in a git repository\n {7}to mend it: git init/u);
    const gitless = keylint(temporaryRepository(), ["doctor"], { env: { ...ENV, PATH: "/nowhere" } });
    expect(gitless.code).toBe(1);
    expect(gitless.stdout).toMatch(
      /wrong {2}no git that can be trusted is on PATH\n {7}to mend it: install git/u,
    );
  });

  it.each([
    [["--fix"], /unknown option --fix/u],
    [["x"], /x: too much: keylint doctor --help/u],
    [["--verfiy"], /is --verify meant\?/u],
    [["--verify=all"], /one key to ask about/u],
    [["--verify", "--api-url", "http://api.pictify.io"], /--api-url: a key is sent over https only/u],
    [["--api-url", "https://a:b@example.com"], /--api-url: leave out the user name/u],
  ])("refuses %j in one line", (args, message) => {
    const { code, stdout, stderr } = keylint(temporaryFolder(), ["doctor", ...args]);
    expect(stderr).toMatch(message);
    expect([code, stdout, stderr.trim().split("\n").length]).toEqual([2, "", 1]);
  });
});

describe("keylint doctor --verify", () => {
  const KEY = randomKey("doctor verify");
  const examine = (
    folder: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = { PICTIFY_API_KEY: KEY },
  ): ReturnType<typeof keylintBeside> =>
    keylintBeside(folder, ["doctor", ...args], { env: { ...ENV, ...env } });

  function guarded(): string {
    const folder = temporaryRepository();
    keylint(folder, ["hook", "install"], { env: ENV });
    return folder;
  }

  it("says on one line whom it asks how often, and what came of it", async () => {
    const api = await pictifyApi({ keys: { [KEY]: accepted(rateLimit(300)) } });
    const { code, stdout, stderr } = await examine(guarded(), ["--verify", "--api-url", api.url]);
    expect(stderr).toBe(`keylint: asking 127.0.0.1:${api.port} about 1 key: 1 request\n`);
    expect(stdout).toMatch(/^ok {5}127\.0\.0\.1:\d+ accepts PICTIFY_API_KEY \(Pro plan\)$/mu);
    expect([code, api.requests.length]).toEqual([0, 1]);
    expect(stdout + stderr).not.toContain(KEY.slice(8, 16));
  });

  it.each([
    ["1 for a key that is rejected", invalidKey(), 1, /\n1 thing is wrong\n$/u],
    ["3 where that could not be found out", html(200), 3, /\n1 thing could not be found out\n$/u],
  ])("exits with %s", async (_, answer, exit, end) => {
    const api = await pictifyApi({ always: answer });
    const { code, stdout } = await examine(guarded(), ["--verify", "--api-url", api.url]);
    expect(code).toBe(exit);
    expect(stdout).toMatch(end);
  });

  it("asks the API that KEYLINT_API_URL names, and nobody where it is not told to", async () => {
    const api = await pictifyApi({ always: accepted() });
    const env = { PICTIFY_API_KEY: KEY, KEYLINT_API_URL: api.url };
    const folder = temporaryFolder();
    expect((await examine(folder, [], env)).stderr).toBe("");
    expect(api.requests).toEqual([]);
    expect((await examine(folder, ["--verify"], env)).stdout).toContain("accepts PICTIFY_API_KEY");
    expect(api.requests).toHaveLength(1);
  });

  it("lets no repository name the API", async () => {
    const other = await pictifyApi({ always: accepted() });
    const api = await pictifyApi({ always: accepted() });
    const folder = temporaryRepository({
      ".env": `KEYLINT_API_URL=${other.url}\nPICTIFY_API_KEY=${randomKey("doctor other")}\n`,
      "keylint.config.json": `{ "apiUrl": "${other.url}", "verify": true }`,
      ".npmrc": `https-proxy=${other.url}\n`,
    });
    await examine(folder, []);
    await examine(folder, ["--verify", "--api-url", api.url]);
    expect([other.requests.length, api.requests.length]).toEqual([0, 1]);
    expect(api.requests[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
  });
});
