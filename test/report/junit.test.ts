import { describe, expect, it } from "vitest";
import { cleanReport, madeUpFinding, madeUpReport, masked, place, written } from "../support/reports.js";
import { elementsOf, parseXml } from "../support/xml.js";

describe("junit", () => {
  it("reads like this", async () => {
    await expect(masked(await written("junit", madeUpReport()))).toMatchFileSnapshot("junit.golden.xml");
  });

  it("counts what is there", async () => {
    for (const report of [madeUpReport(), cleanReport()]) {
      const document = parseXml(await written("junit", report));
      const count = (name: string): string => String(elementsOf(document, name).length);
      for (const element of [document, ...elementsOf(document, "testsuite")]) {
        expect(element.attributes).toMatchObject({
          tests: count("testcase"),
          failures: count("failure"),
          errors: count("error"),
          skipped: count("skipped"),
        });
      }
    }
  });

  it("fails for what fails a run, and for nothing else", async () => {
    const document = parseXml(await written("junit", madeUpReport()));
    expect(elementsOf(document, "failure").map(({ attributes }) => attributes.type)).toEqual([
      "pictify-key",
      "pictify-key",
      "pictify-key",
    ]);
  });

  it("has a case that passed where nothing was found, since readers take an empty suite for a failure", async () => {
    const cases = elementsOf(parseXml(await written("junit", cleanReport())), "testcase");
    expect(cases.map(({ attributes, children }) => [attributes.name, children.length])).toEqual([
      ["everything could be read", 0],
    ]);
  });

  it("gives back texts as they are, whatever XML makes of their characters", async () => {
    const reason = `<a href="x">&amp; ]]> 'quoted' </failure>`;
    const ignored = {
      ...madeUpFinding("i"),
      by: "inline",
      reason,
      location: place(`a"b<c>&.ts`, 1),
    } as const;
    const document = parseXml(await written("junit", madeUpReport({ suppressed: [ignored] })));
    expect(elementsOf(document, "skipped")[0]?.attributes.message).toBe(`inline: ${reason}`);
    expect(elementsOf(document, "testcase")[4]?.attributes.file).toBe(`a"b<c>&.ts`);
  });
});
