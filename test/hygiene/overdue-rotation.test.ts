import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/model/finding.js";
import type { ScanOptions } from "../../src/options.js";
import { accepted, forbidden, invalidKey, quotaExceeded } from "../support/api-answers.js";
import { gitAt, scanHistory } from "../support/history.js";
import { randomKey } from "../support/keys.js";
import { type Answer, pictifyApi } from "../support/pictify-api.js";
import { temporaryFolder } from "../support/temporary.js";

const KEY = randomKey("overdue-rotation");
const DAY = 86_400_000;

/** A day some days ago, at noon. */
function daysAgo(days: number): string {
  return `${new Date(Date.now() - days * DAY).toISOString().slice(0, 10)}T12:00:00Z`;
}

/** A repository in which a key came in some days ago and was taken out again the day after. */
function leaked(days: number, key = KEY): string {
  const folder = temporaryFolder();
  gitAt(folder, daysAgo(days), "init", "-q", "-b", "main");
  mkdirSync(join(folder, "src"));
  writeFileSync(
    join(folder, "src/card.ts"),
    `import { Pictify } from "@pictify/sdk";\nnew Pictify("${key}");\n`,
  );
  gitAt(folder, daysAgo(days), "add", ".");
  gitAt(folder, daysAgo(days), "commit", "-qm", "add the card");
  writeFileSync(join(folder, "src/card.ts"), "new Pictify(process.env.PICTIFY_API_KEY);\n");
  gitAt(folder, daysAgo(days - 1), "commit", "-qam", "read the key from the environment");
  return folder;
}

async function overdueIn(
  folder: string,
  answer: Answer,
  options: ScanOptions = {},
  key = KEY,
): Promise<readonly Finding[]> {
  const api = await pictifyApi({ keys: { [key]: answer } });
  const report = await scanHistory(folder, { verify: true, apiUrl: api.url, ...options });
  return report.findings.filter(({ rule }) => rule === "overdue-rotation");
}

describe("overdue-rotation", () => {
  it.each([
    ["accepted", accepted(), "live"],
    ["accepted for less", forbidden(), "live, restricted"],
    ["accepted and used up", quotaExceeded(), "live, exhausted"],
  ])(
    "reports a key that leaked long ago and is still %s, with the commit and the days",
    async (_, answer, words) => {
      const folder = leaked(40);
      const first = gitAt(folder, daysAgo(0), "rev-list", "--max-parents=0", "HEAD");
      const [finding, ...more] = await overdueIn(folder, answer);
      expect(more).toEqual([]);
      expect(finding).toMatchObject({
        severity: "error",
        verdict: { status: "live" },
        exposure: { first: { hash: first } },
        locations: [{ path: "src/card.ts", start: { line: 2 } }],
      });
      expect(finding?.evidence[0]).toMatch(
        new RegExp(
          `^leaked (?:39|40) days ago: first seen in src/card\\.ts:2 in commit ${first.slice(0, 12)} of ${daysAgo(40).slice(0, 10)}$`,
          "u",
        ),
      );
      expect(finding?.evidence[1]).toMatch(
        new RegExp(
          `^still accepted \\(${words}\\) when the API was asked on ${daysAgo(0).slice(0, 10)}; 7 days are allowed$`,
          "u",
        ),
      );
      expect(finding?.advice[0]).toContain(`keylint rotate ${finding?.fingerprint ?? ""}`);
    },
  );

  it("is a warning for a sandbox key", async () => {
    const key = randomKey("overdue-rotation", "test");
    expect(await overdueIn(leaked(40, key), accepted(), {}, key)).toMatchObject([{ severity: "warning" }]);
  });

  it("counts a key that only a tag's message holds, by the tag's date", async () => {
    const folder = leaked(3, randomKey("another"));
    gitAt(folder, daysAgo(30), "tag", "-a", "v1", "-m", `PICTIFY_API_KEY=${KEY}`);
    const [finding] = await overdueIn(folder, accepted());
    expect(finding?.evidence[0]).toMatch(/^leaked (?:29|30) days ago/u);
  });

  it("follows the days of the option and of the configuration, the option first", async () => {
    expect(await overdueIn(leaked(40), accepted(), { overdueAfterDays: 60 })).toEqual([]);
    const folder = leaked(4);
    writeFileSync(join(folder, "keylint.config.json"), '{ "overdueAfterDays": 2 }\n');
    expect(await overdueIn(folder, accepted())).toHaveLength(1);
    expect(await overdueIn(folder, accepted(), { overdueAfterDays: 5 })).toEqual([]);
  });

  it("can be switched off, and made a warning", async () => {
    const folder = leaked(40);
    expect(await overdueIn(folder, accepted(), { rules: { "overdue-rotation": "off" } })).toEqual([]);
    expect(await overdueIn(folder, accepted(), { rules: { "overdue-rotation": "warning" } })).toMatchObject([
      { severity: "warning" },
    ]);
  });

  it("says nothing of a key that the API rejects", async () => {
    expect(await overdueIn(leaked(40), invalidKey())).toEqual([]);
  });

  it("says nothing of a key that leaked a few days ago", async () => {
    expect(await overdueIn(leaked(4), accepted())).toEqual([]);
  });

  it("says nothing where the API was not asked", async () => {
    const { findings } = await scanHistory(leaked(40));
    expect(findings.map(({ rule }) => rule)).toEqual(["pictify-key"]);
  });

  it("says nothing where the API could not tell", async () => {
    const silence: Answer = (response) => void response.writeHead(404).end("{}");
    expect(await overdueIn(leaked(40), silence)).toEqual([]);
  });
});
