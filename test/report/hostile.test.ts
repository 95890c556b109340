import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { describe, expect, it } from "vitest";
import type { Encoding } from "../../src/model/location.js";
import type { Report } from "../../src/model/report.js";
import { FORMAT_NAMES } from "../../src/report/formats.js";
import { CONTEXT, madeUpFinding, madeUpReport, place, written } from "../support/reports.js";
import { runnerCommands } from "../support/workflow-runner.js";
import { parseXml } from "../support/xml.js";

const ESC = String.fromCharCode(0x1b);

/** Texts as somebody may write them who wants more than to be read. */
const HOSTILE: Record<string, string> = {
  "colours and cursor": `a${ESC}[31mred${ESC}[2J${ESC}]0;title\u0007\u009b1A`,
  "direction and nothing": "user\u202egpj.exe\u202c\u2066\u200b\u00ad\ufeff\u{e0041}",
  "commands of runners":
    "::set-output name=a::b\n::error::x\r::add-mask::y ##[error]z ##vso[task.setvariable variable=a]b",
  "ends of CDATA and comments": "]]> --> <![CDATA[ <!-- ]]&gt; <?xml?> <!DOCTYPE a [<!ENTITY b SYSTEM 'c'>]>",
  scripts: `</script><script>alert(1)</script><img src=x onerror=alert(1)>"'><svg/onload=alert(1)>`,
  "style and template": "</style></textarea></title><template>${alert(1)}{{constructor}}<%= 1 %>",
  "lines and tabs": "a\nb\r\nc\rd\u2028e\u2029f\u0085g\u000bh\u000ci\tj\u0000k",
  Markdown: "`` ` ``` [a](javascript:alert(1)) ![b](https://evil.example/c.png) | d | <details> # e\n\n# f",
  mentions:
    "@acme/security @octocat #1 GH-1 acme/app#2 https://evil.example/ www.evil.example a@evil.example",
  "halves of pairs": "a\ud800b\udc00c\ud83d",
  "not a character": "\ufffe\uffff\u{1ffff}",
  "percent and backslash": "%0A%25%3A%2C %s %n \\u001b[31m \\x1b \\n",
  paths: "../../../etc/passwd //host/share C:\\a javascript:alert(1) data:text/html,x file:///etc/passwd",
  "SARIF links": "[text](https://evil.example) {0} {{1}}",
  "property names": "__proto__ constructor toString",
  spaces: "   ",
  empty: "",
  long: "x".repeat(100_000),
};

/** A report that repeats a text wherever a report can repeat anything. */
function reportOf(text: string): Report {
  const object = "f".repeat(40);
  const commit = { hash: "a".repeat(40), author: text, date: text };
  const encodings: Encoding[] = [`zip:${text}`];
  const finding = madeUpFinding("hostile", {
    evidence: [text],
    verdict: { status: "unknown", reason: text, plan: text },
    locations: [
      place(text, 1),
      { ...place(text, 2), encodings },
      { ...place(text, 3), origin: { kind: "file-name" } },
      {
        ...place(text, 4),
        origin: { kind: "blob", object, commit: commit.hash, author: text, date: text, reach: ["head"] },
      },
      { ...place(text, 5), origin: { kind: "commit-message", object: text, commit: text, reach: [] } },
    ],
    exposure: { first: commit, last: commit, removedIn: [commit], stillIn: [text], days: 3 },
    advice: [text],
  });
  return madeUpReport({
    findings: [finding, { ...finding, severity: "note" }],
    suppressed: [{ ...finding, by: "inline", reason: text, location: place(text, 1) }],
    notOurs: [{ vendor: text, count: 1 }],
    explanations: [{ ...finding, verdict: "not-ours", vendor: text }],
    coverage: {
      ...madeUpReport().coverage,
      skipped: [{ path: text, reason: "unreadable" }],
      incomplete: [{ reason: text, fix: text }],
    },
  });
}

const context = {
  checkout: { ...CONTEXT.checkout, prefix: "", commit: "c".repeat(40), uri: null, branch: HOSTILE.scripts },
  workflowLog: true,
} as Partial<typeof CONTEXT>;

describe.each(Object.entries(HOSTILE))("hostile text: %s", (_, text) => {
  it.each(FORMAT_NAMES)("moves no terminal, hides nothing, is well-formed: %s", async (format) => {
    const output = await written(format, reportOf(text), context);
    expect(output).not.toMatch(/\p{Cs}/u);
    expect(output).not.toMatch(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\u{e0000}-\u{e007f}]/u,
    );
  });

  it.each(FORMAT_NAMES)("commands no runner: %s", async (format) => {
    const output = await written(format, reportOf(text), context);
    expect(output).not.toMatch(/##\w*\[/u);
    const commands = runnerCommands(output);
    // Keys and gaps are annotations in one format; nothing else is a command in any.
    expect(new Set(commands.map(({ name }) => name))).toEqual(
      new Set(format === "github" ? ["warning", "error", "notice"] : []),
    );
    if (format === "github") expect(commands).toHaveLength(11);
  });

  it.each(["json", "sarif", "gitlab"] as const)("stays inside its strings: %s", async (format) => {
    const plain = JSON.parse(await written(format, reportOf("plain"), context)) as unknown;
    const value = JSON.parse(await written(format, reportOf(text), context)) as unknown;
    expect(shapeOf(value)).toEqual(shapeOf(plain));
  });

  it("stays inside its elements: junit", async () => {
    const tree = (document: string) => JSON.stringify(parseXml(document), ["name", "children"]);
    const plain = await written("junit", reportOf("plain"), context);
    expect(tree(await written("junit", reportOf(text), context))).toBe(tree(plain));
  });

  it("is code and nothing else: markdown", async () => {
    const output = await written("markdown", reportOf(text), context);
    expect(Buffer.byteLength(output)).toBeLessThanOrEqual(65_536);
    const html = micromark(output, {
      allowDangerousHtml: true,
      extensions: [gfm()],
      htmlExtensions: [gfmHtml()],
    });
    const tags = new Set(html.match(/<!?[\w/-]+/gu));
    for (const tag of ["<!--", "<sub", "</sub"]) tags.delete(tag);
    for (const tag of tags) expect(tag).toMatch(/^<\/?(?:h[23]|p|ul|ol|li|code|strong)$/u);
    expect(html.replace(/<code>[^<]*<\/code>/gu, "")).not.toMatch(/@|evil|alert/u);
  });
});

/** What is there, without the texts and numbers. Steps of a history depend on its dates, and are left out. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== "object" || value === null) return typeof value;
  const entries = Object.entries(value).filter(([name]) => name !== "codeFlows" && name !== "justification");
  return Object.fromEntries(entries.map(([name, member]) => [name, shapeOf(member)]));
}
