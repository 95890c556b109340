import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { inspect } from "node:util";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeBaseline } from "../../src/findings/baseline.js";
import { addIgnore } from "../../src/findings/ignore-command.js";
import type { Report } from "../../src/model/report.js";
import { isHygieneRule } from "../../src/model/rule.js";
import { scan } from "../../src/scan.js";
import { tar, zip } from "../support/archives.js";
import { prefixed, randomBody, randomKey } from "../support/keys.js";
import { scanFolder } from "../support/scanning.js";
import { temporaryFolder } from "../support/temporary.js";

const KEY = randomKey("redaction");
const LEAK = `PICTIFY_API_KEY=${KEY}\n`;

/** Everything that a report prints as, in every way that somebody may print it. */
function printed(report: Report): string {
  return [
    JSON.stringify(report),
    inspect(report, {
      depth: Infinity,
      showHidden: true,
      maxArrayLength: Infinity,
      maxStringLength: Infinity,
    }),
    report.findings.map(({ key }) => String(key)).join(),
  ].join("\n");
}

describe("a fingerprint", () => {
  it("is the same wherever and however a key is written", async () => {
    const base64 = Buffer.from(LEAK).toString("base64");
    const folder = temporaryFolder({
      "plain.env": LEAK,
      "base64.yaml": `data: ${base64}\n`,
      "percent.txt": `https://api.pictify.io/?api_key=${KEY.replaceAll("_", "%5F")}\n`,
      "utf16.txt": Buffer.from(`\uFEFF${LEAK}`, "utf16le"),
      "a.zip": zip([{ name: "a.env", content: LEAK }]),
      "a.tgz": gzipSync(await tar({ "a.env": LEAK })),
    });
    const report = await scanFolder(folder);
    const stream = await scan({
      cwd: folder,
      stdin: { path: "in", input: Readable.from([Buffer.from(LEAK)]) },
    });
    const [finding, ...others] = report.findings.filter(({ rule }) => !isHygieneRule(rule));
    expect(others).toEqual([]);
    expect(new Set(finding?.locations.map(({ path }) => path)).size).toBe(6);
    expect(stream.findings[0]?.fingerprint).toBe(finding?.fingerprint);
  });

  it("tells keys apart that differ in their environment alone", async () => {
    const body = randomBody("same body", 32);
    const folder = temporaryFolder({
      "a.env": `PICTIFY_API_KEY=${prefixed("live", body)}\nPICTIFY_TEST_KEY=${prefixed("test", body)}\n`,
    });
    const { findings } = await scanFolder(folder);
    expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });
});

describe("a report", () => {
  it("holds no whole key, whatever stands around it", async () => {
    const other = randomKey("redaction-other", "test");
    const around = fc.constantFrom(
      `PICTIFY_API_KEY=${KEY}`,
      `${KEY}: PICTIFY`,
      `${KEY}=${other}`,
      `https://${KEY}.pictify.io/${other}`,
      `https://api.pictify.io/image?key=${KEY}&next=${other}`,
      `pictify_${KEY}_${other} = "x"`,
      `import ${KEY} from "@pictify/${other}"`,
      `new Pictify("${KEY}") // ${other}`,
      `Authorization: Bearer ${KEY}`,
      `# keylint:allow ${KEY} is old`,
      `// keylint:allow-next-line ${other}`,
      `[${KEY}]`,
      `function ${KEY}() { pictify(${other}) }`,
      `PICTIFY_${KEY.slice(8)}=${KEY}`,
      `stripe ${KEY}`,
      `clerk = "${other}"`,
      `your_key_here ${KEY}`,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(around, { minLength: 1, maxLength: 6 }), async (lines) => {
        const input = Readable.from([Buffer.from(lines.join("\n"))]);
        const report = await scan({
          cwd: "/",
          stdin: { path: `in-${other}.txt`, input },
          config: false,
          explain: true,
          foreignIgnores: true,
        });
        const text = printed(report);
        expect(text).not.toContain(KEY);
        expect(text).not.toContain(other);
      }),
      { numRuns: 60 },
    );
  });

  it("shows no key in what is written for later runs either", async () => {
    const folder = temporaryFolder({ "a.env": LEAK });
    const report = await scanFolder(folder);
    const [finding] = report.findings;
    if (finding === undefined) throw new Error("nothing found");
    writeBaseline(join(folder, "base"), report);
    const added = addIgnore(folder, {
      fingerprint: finding.fingerprint,
      reason: `${KEY} was revoked`,
      expires: null,
      path: null,
    });
    for (const text of [
      added,
      readFileSync(join(folder, "base"), "utf8"),
      readFileSync(join(folder, ".keylintignore"), "utf8"),
    ]) {
      expect(text).not.toContain(KEY);
      expect(text).toContain(finding.fingerprint);
    }
  });

  it("is not told apart by errors: none repeats a key of a configuration, ignore file or argument", async () => {
    for (const [files, options] of [
      [{ "keylint.config.json": `{ "${KEY}": 1 }` }, {}],
      [{ "keylint.config.json": `{ "exclude": "${KEY}" }` }, {}],
      [{ "keylint.config.json": KEY }, {}],
      [{ "keylint.config.json": `{ "rules": { "${KEY}": "off" } }` }, {}],
      [{ ".keylintignore": `kl1:${KEY} why\n` }, {}],
      [{ ".keylintignore": `kl1:${"0".repeat(32)} expires:${KEY} why\n` }, {}],
      [{}, { paths: [KEY] }],
      [{}, { paths: [`${KEY}/*.env`] }],
      [{}, { config: `${KEY}.json` }],
      [{}, { baseline: KEY }],
    ] as const) {
      const folder = temporaryFolder({ "a.txt": "", ...files });
      const error = await scanFolder(folder, options).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Error);
      expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(KEY);
    }
  });
});
