import { join } from "node:path";
import { rmSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { scan } from "../../src/scan.js";
import { findingsInRepository, hygieneIn } from "../support/hygiene.js";
import { randomKey } from "../support/keys.js";
import { scanFolder } from "../support/scanning.js";
import { git, temporaryFolder, temporaryRepository, writeFiles } from "../support/temporary.js";

const KEY = randomKey("environment-files");
const LEAK = `PICTIFY_API_KEY=${KEY}\n`;

describe("tracked-env-file", () => {
  it.each([
    ["of Next.js", ".env.local"],
    ["of Vite", ".env.production"],
    ["of a workspace package", "apps/web/.env"],
    ["of docker compose", "deploy/prod.env"],
    ["of wrangler", ".dev.vars"],
    ["of direnv", ".envrc"],
    ["of Streamlit", ".streamlit/secrets.toml"],
    ["of Terraform", "infra/terraform.tfvars"],
  ])("reports a key file %s that git tracks: %s", async (_, path) => {
    const text = /toml|tfvars/u.test(path) ? `PICTIFY_API_KEY = "${KEY}"\n` : LEAK;
    const [finding, ...rest] = await findingsInRepository({ [path]: text }, "tracked-env-file");
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ severity: "warning", vendor: "pictify", locations: [{ path }] });
    expect(finding?.advice.join("\n")).toContain(`git rm --cached -- ${path}`);
  });

  it("says which line of .gitignore does nothing for it", async () => {
    const files = { ".env": LEAK, ".gitignore": "node_modules\n.env*\n" };
    const [finding] = await findingsInRepository(files, "tracked-env-file");
    expect(finding?.evidence).toContain(".gitignore lists it (.env*), which does nothing for a tracked file");
    expect(finding?.advice.join("\n")).not.toContain("Add this line");
  });

  it("reports what the next commit would record", async () => {
    const folder = temporaryRepository({ "a.txt": "" });
    writeFiles(folder, { ".env": LEAK });
    git(folder, "add", ".env");
    const report = await scan({ cwd: folder, staged: true, jobs: 1 });
    expect(hygieneIn(report)).toEqual(["tracked-env-file warning"]);
  });

  it.each([
    ["a template", { ".env.example": LEAK }],
    ["a placeholder", { ".env": "PICTIFY_API_KEY=pk_live_your_key_here\n" }],
    ["a file without a key of Pictify's", { ".env": "PORT=3000\n" }],
    ["code", { "src/env.ts": `export const PICTIFY_API_KEY = "${KEY}";\n` }],
    ["another vendor's key", { ".env": `STRIPE_KEY=pk_live_51${"aB3dE6gH9j".repeat(9)}xy\n` }],
    ["a key that nobody can be named for", { ".env": `X=${randomKey("nobody", "live", 48)}\n` }],
    ["a key that is ignored in its line", { ".env": `PICTIFY_API_KEY=${KEY} # keylint:allow revoked\n` }],
  ])("leaves alone %s", async (_, files) => {
    expect(await findingsInRepository(files, "tracked-env-file")).toEqual([]);
  });

  it("leaves alone a key that is ignored by its fingerprint", async () => {
    const folder = temporaryRepository({ ".env": LEAK });
    const [finding] = (await scanFolder(folder)).findings;
    writeFiles(folder, { ".keylintignore": `${finding?.fingerprint ?? ""} revoked in May\n` });
    expect((await scanFolder(folder)).findings).toEqual([]);
  });

  it("can be set and switched off", async () => {
    const folder = temporaryRepository({ ".env": LEAK });
    const setTo = async (setting: string): Promise<string[]> => {
      writeFiles(folder, { "keylint.config.json": `{ "rules": { "tracked-env-file": "${setting}" } }` });
      return hygieneIn(await scanFolder(folder));
    };
    expect(await setTo("error")).toEqual(["tracked-env-file error"]);
    expect(await setTo("off")).toEqual([]);
  });
});

describe("unignored-env-file", () => {
  it.each([".env", ".env.local", "apps/api/.env.production"])(
    "reports what git add would record: %s",
    async (path) => {
      const folder = temporaryRepository({ "a.txt": "" });
      writeFiles(folder, { [path]: LEAK });
      const report = await scanFolder(folder);
      expect(hygieneIn(report)).toEqual(["unignored-env-file warning"]);
      const advice = report.findings.flatMap((finding) => finding.advice).join("\n");
      expect(advice).toContain(`Add this line to .gitignore: ${path.replace(/.*\//u, "")}`);
    },
  );

  it("is mended by the line that it names", async () => {
    const folder = temporaryRepository({ "a.txt": "" });
    writeFiles(folder, { "apps/api/.env.local": LEAK, ".gitignore": ".env.local\n" });
    expect((await scanFolder(folder)).findings).toEqual([]);
  });

  it.each([
    ["a folder that is no repository", { "package.json": "{}", ".env": LEAK }],
    ["a template", { "package.json": "{}", ".env.example": LEAK }],
    ["a file that .gitignore lists", { "package.json": "{}", ".env": LEAK, ".gitignore": ".env\n" }],
    ["a file that git tracks", {}],
  ])("leaves alone %s", async (_, files) => {
    const folder =
      Object.keys(files).length === 0 ? temporaryRepository({ ".env": LEAK }) : temporaryFolder(files);
    expect(hygieneIn(await scanFolder(folder))).not.toContain("unignored-env-file warning");
  });

  it("says nothing of ignored files that are named themselves", async () => {
    const folder = temporaryRepository({ "package.json": "{}", ".gitignore": ".env*\nsecret/\n" });
    writeFiles(folder, { ".env": LEAK, "secret/.env": LEAK });
    for (const path of [".env", "secret"]) {
      const report = await scanFolder(folder, { paths: [path] });
      expect(report.findings).toHaveLength(1);
      expect(hygieneIn(report)).toEqual([]);
    }
  });

  it("names no key where the path holds one", async () => {
    const folder = temporaryRepository({ "a.txt": "" });
    writeFiles(folder, { [`${KEY}/.env`]: LEAK });
    const report = await scanFolder(folder);
    expect(hygieneIn(report)).toEqual(["unignored-env-file warning"]);
    expect(JSON.stringify(report)).not.toContain(KEY);
    rmSync(join(folder, KEY), { recursive: true });
  });
});
