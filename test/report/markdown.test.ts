import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { describe, expect, it } from "vitest";
import { codeSpan } from "../../src/report/markdown-text.js";
import { jobSummary } from "../../src/report/markdown.js";
import {
  cleanReport,
  CONTEXT,
  exposedFinding,
  madeUpFinding,
  madeUpReport,
  masked,
  place,
  written,
} from "../support/reports.js";

/** What GitHub makes of a text, before it takes out what it does not allow. */
function html(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

describe("markdown", () => {
  it("reads like this", async () => {
    await expect(masked(await written("markdown", madeUpReport()))).toMatchFileSnapshot("markdown.golden.md");
  });

  it("says in one line that nothing was found", async () => {
    expect(await written("markdown", cleanReport())).toBe(
      "<!-- keylint -->\n## keylint: no key found\n\n<sub>312 files read</sub>\n",
    );
  });

  it("is never longer than GitHub takes, and counts what it leaves out", async () => {
    const many = Array.from({ length: 3000 }, (_, index) =>
      madeUpFinding(`many ${index}`, { locations: [place("ü".repeat(5000), index)] }),
    );
    const text = await written("markdown", madeUpReport({ findings: many }));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(65_536);
    const shown = text.match(/^### /gmu)?.length ?? 0;
    expect(shown).toBeGreaterThan(30);
    expect(text).toContain(`And ${(3000 - shown).toLocaleString("en-US")} more findings`);
  });

  it("has room for more in a job's summary", () => {
    const many = Array.from({ length: 10_000 }, () => exposedFinding());
    const text = [...jobSummary(madeUpReport({ findings: many }), CONTEXT)].join("");
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_048_576);
    expect(text.match(/^### /gmu)?.length).toBeGreaterThan(1000);
  });

  it("gives the same advice once for keys that follow each other", async () => {
    const findings = [madeUpFinding("a"), madeUpFinding("b")];
    const text = await written("markdown", madeUpReport({ findings }));
    expect(text.match(/What to do/gu)).toHaveLength(1);
  });

  it("keeps advice that repeats something from outside from becoming markup", async () => {
    const advice = [
      "Ask @owner about <b>it</b>.",
      "See www.evil.example, ok",
      "Go to https://evil.example/.",
    ];
    const text = html(
      await written("markdown", madeUpReport({ findings: [madeUpFinding("advice", { advice })] })),
    );
    expect(text).not.toMatch(/<b>|<a /u);
    expect(text).toContain("<code>Ask @owner about &lt;b&gt;it&lt;/b&gt;.</code>");
  });
});

describe("codeSpan", () => {
  it.each([
    "plain",
    "`",
    "a``b`c",
    " both ",
    "<img src=x onerror=alert(1)>",
    "@acme/security #1 https://evil.example",
    "[a](javascript:b) ![c](d)",
    "\\`",
    "| a | b |",
    "&lt;",
  ])("is code and nothing else: %j", (text) => {
    const rendered = html(`before ${codeSpan(text)} after`);
    expect(rendered).toMatch(/^<p>before <code>[^<]*<\/code> after<\/p>$/u);
    const inside = /<code>(?<inside>[^<]*)<\/code>/u.exec(rendered)?.groups?.inside ?? "";
    expect(
      inside
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&quot;", '"')
        .replaceAll("&amp;", "&"),
    ).toBe(text);
  });

  it("is never long, and cuts no character in half", () => {
    const span = codeSpan("😀".repeat(10_000));
    expect(span.length).toBeLessThan(310);
    expect(span).not.toMatch(/\p{Cs}/u);
  });
});
