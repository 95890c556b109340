import { describe, expect, it, onTestFinished, vi } from "vitest";
import { UserError } from "../../src/model/errors.js";
import type { Announcement } from "../../src/verify/verify-findings.js";
import { accepted } from "../support/api-answers.js";
import { randomKey } from "../support/keys.js";
import { pictifyApi } from "../support/pictify-api.js";
import { scanFolder } from "../support/scanning.js";
import { temporaryFolder } from "../support/temporary.js";

const KEY = randomKey("scan verify");
const UNATTRIBUTED = randomKey("scan verify all", "live", 48);
const FILES = { ".env": `PICTIFY_API_KEY=${KEY}\n`, "a.txt": `token ${UNATTRIBUTED}\n` };

describe("a scan that verifies", () => {
  it("asks about what is Pictify's for certain, or about all, and says so before", async () => {
    const api = await pictifyApi({ keys: { [KEY]: accepted(), [UNATTRIBUTED]: accepted() } });
    const said: Announcement[] = [];
    const run = async (verify: boolean | "all"): Promise<string[]> => {
      const onVerify = (announcement: Announcement): void => {
        said.push(announcement);
      };
      const report = await scanFolder(temporaryFolder(FILES), { verify, apiUrl: api.url, onVerify });
      return report.findings.map(({ verdict }) => verdict.status);
    };
    expect(await run(false)).toEqual(["unchecked", "unchecked"]);
    expect(await run(true)).toEqual(["live", "unchecked"]);
    expect(await run("all")).toEqual(["live", "live"]);
    expect(said.map(({ requests }) => requests)).toEqual([1, 2]);
    expect(api.requests).toHaveLength(3);
  });

  it("leaves the outcome and the coverage as they are without it", async () => {
    const api = await pictifyApi();
    const folder = temporaryFolder(FILES);
    const [without, verified] = [
      await scanFolder(folder),
      await scanFolder(folder, { verify: true, apiUrl: api.url }),
    ];
    expect(verified.outcome).toBe("findings");
    expect(verified.coverage).toEqual(without.coverage);
    expect(verified.findings.map(({ fingerprint }) => fingerprint).sort()).toEqual(
      without.findings.map(({ fingerprint }) => fingerprint).sort(),
    );
  });

  it("refuses an address that no key may be sent to before it reads anything", async () => {
    const apiUrl = "http://api.pictify.io";
    await expect(scanFolder(temporaryFolder(FILES), { verify: true, apiUrl })).rejects.toThrow(UserError);
  });

  it("does not mind such an address in the environment where nobody is to be asked", async () => {
    vi.stubEnv("KEYLINT_API_URL", "http://api.pictify.io");
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    expect((await scanFolder(temporaryFolder(FILES))).outcome).toBe("findings");
    await expect(scanFolder(temporaryFolder(FILES), { verify: true })).rejects.toThrow(/^KEYLINT_API_URL: /u);
  });
});
