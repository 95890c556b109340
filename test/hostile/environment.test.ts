import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/temporary.js";
import { armedCanary, EVIL_ATTRIBUTES, expectSilence } from "./canary.js";
import { busyRepository, cleanRepository, makeCanary } from "./repositories.js";
import { EVERY_WAY, runHostile } from "./running.js";

describe("nothing is run that the environment names:", () => {
  const VARIABLES = [
    "GIT_EXTERNAL_DIFF",
    "GIT_SSH_COMMAND",
    "GIT_SSH",
    "GIT_PROXY_COMMAND",
    "GIT_PAGER",
    "PAGER",
    "GIT_EDITOR",
    "GIT_SEQUENCE_EDITOR",
    "EDITOR",
    "VISUAL",
    "GIT_ASKPASS",
    "SSH_ASKPASS",
  ] as const;

  it("by the names of programs", async () => {
    const root = busyRepository(EVIL_ATTRIBUTES);
    const canary = armedCanary(root);
    await expectSilence(
      root,
      canary,
      EVERY_WAY,
      Object.fromEntries(VARIABLES.map((name) => [name, canary.program])),
    );
  });

  it.each([
    [
      "GIT_CONFIG_COUNT",
      (run: string) => ({
        GIT_CONFIG_COUNT: "2",
        GIT_CONFIG_KEY_0: "core.fsmonitor",
        GIT_CONFIG_VALUE_0: run,
        GIT_CONFIG_KEY_1: "diff.external",
        GIT_CONFIG_VALUE_1: run,
      }),
    ],
    [
      "GIT_CONFIG_PARAMETERS",
      (run: string) => ({ GIT_CONFIG_PARAMETERS: `'core.fsmonitor'='${run}' 'diff.external'='${run}'` }),
    ],
    ["GIT_CONFIG_GLOBAL", (run: string) => ({ GIT_CONFIG_GLOBAL: join(dirname(run), "included") })],
    [
      "GIT_CONFIG_SYSTEM",
      (run: string) => ({ GIT_CONFIG_SYSTEM: join(dirname(run), "included"), GIT_CONFIG_NOSYSTEM: "0" }),
    ],
    ["GIT_EXEC_PATH", (run: string) => ({ GIT_EXEC_PATH: dirname(run) })],
    ["GIT_TEMPLATE_DIR", (run: string) => ({ GIT_TEMPLATE_DIR: dirname(run) })],
    ["GIT_ATTR_SOURCE", () => ({ GIT_ATTR_SOURCE: "HEAD" })],
    [
      "GIT_TRACE and its kin to files",
      (run: string) =>
        Object.fromEntries(
          [
            "GIT_TRACE",
            "GIT_TRACE2",
            "GIT_TRACE2_EVENT",
            "GIT_TRACE2_PERF",
            "GIT_TRACE_SETUP",
            "GIT_TRACE_PACKET",
            "GIT_TRACE_PACK_ACCESS",
          ].map((name) => [name, join(dirname(run), "marker")]),
        ),
    ],
  ] as const)("%s", async (_, environmentFor) => {
    const root = busyRepository(EVIL_ATTRIBUTES);
    const canary = armedCanary(root);
    await expectSilence(root, canary, EVERY_WAY, environmentFor(canary.program));
  });

  it.each([
    ["GIT_ALTERNATE_OBJECT_DIRECTORIES", "/nonexistent"],
    ["GIT_OBJECT_DIRECTORY", "/nonexistent"],
    ["GIT_COMMON_DIR", "/nonexistent"],
    ["GIT_NAMESPACE", "evil"],
    ["GIT_CEILING_DIRECTORIES", "/"],
    ["GIT_REPLACE_REF_BASE", "refs/heads/"],
    ["GIT_SHALLOW_FILE", "/nonexistent"],
    ["GIT_GRAFT_FILE", "/nonexistent"],
    ["GIT_LITERAL_PATHSPECS", "1"],
    ["GIT_ICASE_PATHSPECS", "1"],
    ["GIT_DEFAULT_HASH", "sha256"],
    ["GIT_FLUSH", "0"],
    ["GIT_DIFF_OPTS", "--stat"],
    ["GIT_TEST_FSMONITOR_CLIENT_DELAY", "1"],
  ])("%s changes nothing", async (name, value) => {
    await expectSilence(busyRepository(), makeCanary(), EVERY_WAY, { [name]: value });
  });
});

describe("GIT_DIR that names another repository", () => {
  it("leaves the history of the folder to be read, and is said", async () => {
    const root = busyRepository();
    const env = { GIT_DIR: join(cleanRepository(), ".git") };
    const { code, gaps, found } = await runHostile(root, ["--history"], { env });
    expect(code).toBe(1);
    expect(gaps).toMatch(/git-other-repository: GIT_DIR names .*, which was not read/u);
    expect(found).toContain("a.txt");
    const clean = await runHostile(cleanRepository(), ["--history"], { env });
    expect(clean).toMatchObject({ code: 3, found: [] });
  });

  it("is read from a folder that is in none", async () => {
    const env = { GIT_DIR: join(busyRepository(), ".git") };
    const { code, gaps } = await runHostile(temporaryFolder(), ["--history"], { env });
    expect([code, gaps]).toEqual([1, ""]);
  });
});
