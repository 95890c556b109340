import { describe, expect, it } from "vitest";
import { cleanReport, exposedFinding, madeUpReport, written } from "../support/reports.js";

describe("pretty", () => {
  it("says since when a key is in the history, and where it still is", async () => {
    const finding = exposedFinding();
    const text = await written("pretty", madeUpReport({ findings: [finding] }), { width: 140 });
    expect(text).toContain(
      "  since  2025-01-02, commit aaaaaaaaaaaa by Ann <ann@example.com>: 691 days; still in refs/heads/main, refs/tags/v1\n",
    );
    const exposure = finding.exposure === null ? null : { ...finding.exposure, stillIn: [] };
    const gone = await written("pretty", madeUpReport({ findings: [{ ...finding, exposure }] }), {
      width: 140,
    });
    expect(gone).toContain("691 days; in no branch or tag any more, removed in eeeeeeeeeeee\n");
  });

  it("counts objects and commits where it has read a history", async () => {
    const { coverage } = cleanReport();
    const read = { ...coverage, files: 0, objects: 17, commits: 4 };
    expect(await written("pretty", { ...cleanReport(), coverage: read })).toContain(
      "clean: no key in 17 objects, 4 commits, ",
    );
    expect(await written("github", { ...cleanReport(), coverage: read })).toContain(
      "17 objects, 4 commits read\n",
    );
  });

  it("says that there was nothing to read, as in an empty repository", async () => {
    const nothing = { ...cleanReport().coverage, files: 0, objects: 0, commits: 0, bytes: 0 };
    expect(await written("pretty", { ...cleanReport(), coverage: nothing })).toContain(
      "clean: there was nothing to read: 0 files, 0 B",
    );
  });
});
