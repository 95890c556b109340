import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.js";
import type { ReportContext } from "../../src/report/reporter.js";
import {
  cleanReport,
  exposedFinding,
  madeUpFinding,
  madeUpReport,
  masked,
  place,
  written,
} from "../support/reports.js";

const schema = JSON.parse(
  readFileSync(
    join(import.meta.dirname, "../support/schemas/gitlab-secret-detection-15.0.4.schema.json"),
    "utf8",
  ),
) as object;
const validate = new Ajv2020({ strict: true }).compile(schema);

interface Vulnerability {
  readonly id: string;
  readonly location: {
    readonly file: string;
    readonly start_line: number;
    readonly commit: { readonly sha: string };
  };
  readonly tracking: {
    readonly items: readonly { readonly signatures: readonly { readonly value: string }[] }[];
  };
}

async function gitlab(report: Report, changes: Partial<ReportContext> = {}) {
  const value: unknown = JSON.parse(await written("gitlab", report, changes));
  validate(value);
  expect(validate.errors ?? []).toEqual([]);
  return value as {
    readonly scan: Record<string, unknown>;
    readonly vulnerabilities: readonly Vulnerability[];
  };
}

describe("gitlab", () => {
  it("reads like this", async () => {
    const text = masked(await written("gitlab", madeUpReport())).replace(
      /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu,
      "<uuid>",
    );
    await expect(text).toMatchFileSnapshot("gitlab.golden.json");
  });

  it("is as the schema says, whatever was found", async () => {
    for (const report of [madeUpReport(), cleanReport()]) await gitlab(report);
  });

  it("has a vulnerability a place, each with its own id and the commit that it is of", async () => {
    const { vulnerabilities } = await gitlab(madeUpReport({ findings: [exposedFinding()] }));
    expect(
      vulnerabilities.map(({ location }) => [location.file, location.start_line, location.commit.sha[0]]),
    ).toEqual([
      ["src/image.ts", 12, "c"],
      ["config/old.env", 2, "a"],
      ["config/new.env", 4, "d"],
    ]);
    expect(new Set(vulnerabilities.map(({ id }) => id)).size).toBe(3);
  });

  it("names a commit where there is none, as GitLab's own analyzer does", async () => {
    const { vulnerabilities } = await gitlab(madeUpReport({ findings: [madeUpFinding("no commit")] }), {
      checkout: null,
    });
    expect(vulnerabilities[0]?.location.commit.sha).toBe("0000000");
  });

  it("follows a key when its line moves", async () => {
    const at = async (line: number) => {
      const findings = [madeUpFinding("moving", { locations: [place("a.ts", line)] })];
      return (await gitlab(madeUpReport({ findings }))).vulnerabilities[0];
    };
    const [before, after] = [await at(3), await at(30)];
    expect(after?.tracking.items[0]?.signatures).toEqual(before?.tracking.items[0]?.signatures);
    expect(after?.id).not.toBe(before?.id);
  });

  it("says what could not be read", async () => {
    const { scan } = await gitlab(madeUpReport());
    expect(scan.messages).toEqual([
      {
        level: "warn",
        value: "Not everything could be read: too-large (1 times). To mend it: raise --max-file-size",
      },
    ]);
  });
});
