import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  cleanReport,
  exposedFinding,
  madeUpFinding,
  madeUpReport,
  masked,
  written,
} from "../../support/reports.js";

describe("html", () => {
  it("reads like this", async () => {
    const text = masked(await written("html", madeUpReport()))
      .replace(/<style>[^<]*<\/style>/u, "<style>…</style>")
      .replace(/<script>[^]*?<\/script>/u, "<script>…</script>")
      .replace(/sha256-[\w+/=]{44}/gu, "sha256-…");
    await expect(text).toMatchFileSnapshot("html.golden.html");
  });

  it("lets a browser run and show what stands in it, by its hash, and load nothing", async () => {
    const text = await written("html", madeUpReport());
    const policy = /http-equiv="Content-Security-Policy" content="(?<policy>[^"]*)"/u.exec(text)?.groups
      ?.policy;
    const hashes = [...text.matchAll(/<(?:style|script)>(?<text>[^]*?)<\/(?:style|script)>/gu)].map(
      ({ groups }) =>
        createHash("sha256")
          .update(groups?.text ?? "")
          .digest("base64"),
    );
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${hashes[0] ?? ""}'; script-src 'sha256-${hashes[1] ?? ""}'; base-uri 'none'; form-action 'none'`,
    );
    expect(text).not.toMatch(/ (?:src|style|on\w+)=/u);
  });

  it("links to Pictify's own pages alone", async () => {
    const advice = [
      "Create a new key at https://pictify.io/dashboard/api-token (only Admins can).",
      "See https://evil.example/ or https://pictify.io.evil.example/a.",
    ];
    const text = await written("html", madeUpReport({ findings: [madeUpFinding("links", { advice })] }));
    expect(text.match(/<a [^>]*>/gu)).toEqual([
      '<a href="https://pictify.io/dashboard/api-token" rel="noreferrer">',
    ]);
  });

  it("draws when a key came, where it was removed, and that it is still there", async () => {
    const text = await written("html", madeUpReport({ findings: [exposedFinding()] }));
    expect(text).toContain('aria-label="From 2025-01-02 until now, in 3 commits that are listed below"');
    expect(text.match(/<circle class="(?<step>\w+)"/gu)).toEqual([
      '<circle class="entered"',
      '<circle class="seen"',
      '<circle class="removed"',
    ]);
    const gone = exposedFinding();
    const locations = gone.locations.slice(0, 2);
    const exposure = gone.exposure === null ? null : { ...gone.exposure, stillIn: [] };
    const closed = await written("html", madeUpReport({ findings: [{ ...gone, locations, exposure }] }));
    expect(closed).toContain("From 2025-01-02 until 2025-03-04");
    expect(closed).toContain("no branch or tag");
  });

  it("draws nothing, and fails at nothing, where dates cannot be read", async () => {
    const finding = exposedFinding();
    const first = { hash: "a".repeat(40), author: "", date: "soon" };
    const exposure = { first, last: first, removedIn: [], stillIn: [], days: 0 };
    const text = await written("html", madeUpReport({ findings: [{ ...finding, locations: [], exposure }] }));
    expect(text).not.toContain("<svg");
    expect(text).toContain("at an unknown time: entered");
  });

  it("has a page for a clean run", async () => {
    const text = await written("html", cleanReport());
    expect(text).toContain("<h1>No key found</h1>");
    expect(text).not.toContain('id="keys"');
  });
});
