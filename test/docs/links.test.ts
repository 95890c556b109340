import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { page, pages, resolved, ROOT } from "../support/documents.js";

/** Everything outside that a page leads to. Nothing here can ask whether it is there: whoever adds one has looked at it. */
const EXTERNAL = new Set([
  "https://pictify.io",
  "https://pictify.io/dashboard/api-token",
  "https://docs.github.com/en/code-security/secret-scanning/introduction/about-secret-scanning",
  "https://github.com/Yelp/detect-secrets",
  "https://github.com/gitleaks/gitleaks",
  "https://github.com/mongodb/kingfisher",
  "https://github.com/newren/git-filter-repo",
  "https://github.com/secretlint/secretlint",
  "https://github.com/sirwart/ripsecrets",
  "https://github.com/trufflesecurity/trufflehog",
  "https://keepachangelog.com",
  "https://semver.org",
  "https://stryker-mutator.io",
]);

const PAGES = pages();

describe.each(PAGES.map((item) => [item.path, item] as const))("%s", (_path, item) => {
  const inside = item.links.filter((link) => !/^[a-z]+:/u.test(link));
  const outside = item.links.filter((link) => /^[a-z]+:/u.test(link));

  it("leads to files and headings that are there", () => {
    const broken = inside.filter((link) => {
      const { path, anchor } = resolved(item, link);
      if (path.startsWith("..") || !existsSync(join(ROOT, path))) return true;
      return anchor !== "" && !(path.endsWith(".md") && page(path).anchors.has(anchor));
    });
    expect(broken).toEqual([]);
  });

  it("leads outside only to what is known to be there, over https", () => {
    expect(outside.filter((link) => !EXTERNAL.has(link))).toEqual([]);
    for (const link of outside) expect(new URL(link).protocol).toBe("https:");
  });
});

describe("the pages", () => {
  it("can all be reached from the README", () => {
    const reached = new Set<string>();
    const waiting = ["README.md"];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (reached.has(path) || !path.endsWith(".md")) continue;
      reached.add(path);
      const item = page(path);
      waiting.push(
        ...item.links.filter((link) => !/^[a-z]+:/u.test(link)).map((link) => resolved(item, link).path),
      );
    }
    expect(PAGES.map(({ path }) => path).filter((path) => !reached.has(path))).toEqual([]);
  });

  it("lead to every outside address that is listed", () => {
    const all = new Set(PAGES.flatMap(({ links }) => links));
    expect([...EXTERNAL].filter((link) => !all.has(link))).toEqual([]);
  });
});

describe("the reader of pages", () => {
  it("knows headings by the names that GitHub gives them", () => {
    expect([...page("CONTRIBUTING.md").anchors]).toContain("reporting-a-vulnerability");
  });

  it("takes nothing in code for a link", () => {
    expect(page("docs/ci.md").links.every((link) => !link.includes("github/codeql-action"))).toBe(true);
  });
});
