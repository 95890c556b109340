import { describe, expect, it } from "vitest";
import { findingsIn, findingsInRepository, hygieneIn } from "../support/hygiene.js";
import { randomKey } from "../support/keys.js";
import { scanFolder } from "../support/scanning.js";
import { temporaryFolder } from "../support/temporary.js";

const KEY = randomKey("environments");
const TEST_KEY = randomKey("environments", "test");
const LEAK = `PICTIFY_API_KEY=${KEY}\n`;
const CALL = `new Pictify({ apiKey: "${KEY}" });\n`;

function workflow(on: string, job: string, key: string): string {
  return `name: pictify\non: ${on}\njobs:\n  ${job}:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm test\n        env:\n          PICTIFY_API_KEY: ${key}\n`;
}

describe("environment-mismatch", () => {
  it.each([
    ["tests (folder test/)", "test/render.ts", CALL],
    ["tests (folder __tests__/)", "src/__tests__/render.ts", CALL],
    ["tests (folder fixtures/)", "packages/a/fixtures/card.json", `{ "pictifyApiKey": "${KEY}" }\n`],
    ["tests (test file src/card.spec.ts)", "src/card.spec.ts", CALL],
    [
      "tests (test file pkg/pictify_test.go)",
      "pkg/pictify_test.go",
      `client := pictify.NewClient("${KEY}")\n`,
    ],
    ["tests (test file test_cards.py)", "test_cards.py", `Pictify(api_key="${KEY}")\n`],
    [
      "tests (test file vitest.config.ts)",
      "vitest.config.ts",
      `export default { test: { env: { PICTIFY_API_KEY: "${KEY}" } } };\n`,
    ],
    [
      "tests (test file phpunit.xml.dist)",
      "phpunit.xml.dist",
      `<env name="PICTIFY_API_KEY" value="${KEY}"/>\n`,
    ],
    [
      "development (file docker-compose.override.yml)",
      "docker-compose.override.yml",
      `services:\n  web:\n    environment:\n      PICTIFY_API_KEY: ${KEY}\n`,
    ],
    [
      "development (file .devcontainer/devcontainer.json)",
      ".devcontainer/devcontainer.json",
      `{ "containerEnv": { "PICTIFY_API_KEY": "${KEY}" } }\n`,
    ],
    ["tests (file .env.test)", ".env.test", LEAK],
    ["development (file .env.development)", ".env.development", LEAK],
    [
      "development (file appsettings.Development.json)",
      "appsettings.Development.json",
      `{ "Pictify": { "ApiKey": "${KEY}" } }\n`,
    ],
    [
      "development (file docker-compose.dev.yml)",
      "docker-compose.dev.yml",
      `services:\n  web:\n    environment:\n      PICTIFY_API_KEY: ${KEY}\n`,
    ],
    ["development (section development)", "config/secrets.yml", `development:\n  pictify_api_key: ${KEY}\n`],
    ["development (name PICTIFY_API_KEY_DEV)", "deploy.sh", `export PICTIFY_API_KEY_DEV=${KEY}\n`],
    [
      "a pipeline that pull requests start",
      ".github/workflows/ci.yml",
      workflow("[push, pull_request]", "build", KEY),
    ],
    [
      "a pipeline that pull requests start",
      ".github/workflows/ci.yml",
      workflow("\n  pull_request:\n    branches: [main]", "build", KEY),
    ],
  ])("reports a production key for %s", async (where, path, text) => {
    const findings = await findingsIn({ [path]: text }, "environment-mismatch");
    expect(findings).toMatchObject([{ severity: "warning", locations: [{ path }] }]);
    expect(findings[0]?.evidence.join()).toContain(`a production key for ${where}`);
  });

  it.each([
    ["file .env.production", ".env.production", `PICTIFY_API_KEY=${TEST_KEY}\n`],
    [
      "file config/environments/production.rb",
      "config/environments/production.rb",
      `config.pictify_api_key = "${TEST_KEY}"\n`,
    ],
    [
      "section env.production.vars",
      "wrangler.toml",
      `name = "a"\n\n[env.production.vars]\nPICTIFY_API_KEY = "${TEST_KEY}"\n`,
    ],
    ["folder prod/", "k8s/overlays/prod/secret.yaml", `stringData:\n  PICTIFY_API_KEY: ${TEST_KEY}\n`],
    [
      "file src/environments/environment.prod.ts",
      "src/environments/environment.prod.ts",
      `export const environment = { pictifyApiKey: "${TEST_KEY}" };\n`,
    ],
    [
      "section production",
      ".github/workflows/deploy.yml",
      `on: push\njobs:\n  ship:\n    environment: production\n    steps:\n      - run: ./deploy\n        env:\n          PICTIFY_API_KEY: ${TEST_KEY}\n`,
    ],
  ])("reports a sandbox key in production configuration, by its %s", async (because, path, text) => {
    const [finding] = await findingsIn({ [path]: text }, "environment-mismatch");
    expect(finding?.evidence.join()).toContain(`a sandbox key for production (${because}) at ${path}`);
  });

  it.each([
    ["a production key in production", ".env.production", LEAK],
    ["a sandbox key in tests", "test/render.ts", CALL.replace(KEY, TEST_KEY)],
    ["a production key where nothing tells", "src/index.ts", CALL],
    ["a production key in .env", ".env", LEAK],
    ["a production key in the settings of one machine", ".env.local", LEAK],
    ["a word inside another", "src/latest/contest.ts", CALL],
    [
      "a sandbox key that tests call production's",
      "src/keys.spec.ts",
      `const prodKey = "${TEST_KEY}"; // pictify\n`,
    ],
    ["a server that developers start", "src/dev-server.ts", CALL],
    ["a pipeline of a push", ".github/workflows/deploy.yml", workflow("push", "ship", KEY)],
    ["a preview in code", "src/components/preview.tsx", CALL],
    ["a page about film production", "src/pages/production/index.tsx", CALL.replace(KEY, TEST_KEY)],
    ["a sandbox key in staging", ".env.staging", `PICTIFY_API_KEY=${TEST_KEY}\n`],
  ])("leaves alone %s", async (_, path, text) => {
    const evidence = (await findingsIn({ [path]: text }, "environment-mismatch")).flatMap(
      (finding) => finding.evidence,
    );
    expect(evidence).toEqual([]);
  });
});

describe("reused-key", () => {
  it.each([
    ["files", { ".env.production": LEAK, ".env.staging": LEAK }, ["production", "staging"]],
    [
      "blocks of one file",
      {
        "config/secrets.yml": `production:\n  pictify_api_key: ${KEY}\nstaging:\n  pictify_api_key: ${KEY}\n`,
      },
      ["production", "staging"],
    ],
    [
      "names",
      { "deploy.sh": `export PICTIFY_API_KEY_PROD=${KEY}\nexport PICTIFY_API_KEY_STAGING=${KEY}\n` },
      ["production", "staging"],
    ],
    [
      "a pipeline and production",
      {
        ".github/workflows/ci.yml": workflow("push", "build", KEY),
        "deploy/prod/values.yaml": `pictify:\n  apiKey: ${KEY}\n`,
      },
      ["CI", "production"],
    ],
    [
      "tests and production",
      { "test/a.ts": CALL, "helm/values-production.yaml": `pictify:\n  apiKey: ${KEY}\n` },
      ["tests", "production"],
    ],
    [
      "folders of Kubernetes",
      {
        "k8s/overlays/staging/secret.yaml": `stringData:\n  PICTIFY_API_KEY: ${KEY}\n`,
        "k8s/overlays/production/secret.yaml": `stringData:\n  PICTIFY_API_KEY: ${KEY}\n`,
      },
      ["staging", "production"],
    ],
  ])("reports one key for several environments, told by %s", async (_, files, environments) => {
    const findings = await findingsIn(files, "reused-key");
    expect(findings).toMatchObject([{ severity: "warning" }]);
    const [finding] = findings;
    expect(finding?.locations).toHaveLength(2);
    for (const environment of environments) expect(finding?.evidence.join()).toContain(`${environment} at `);
  });

  it.each([
    [
      "workspaces of npm",
      {
        "package.json": '{ "workspaces": ["apps/*"] }',
        "apps/web/package.json": '{ "name": "@a/web" }',
        "apps/api/package.json": '{ "name": "@a/api" }',
        "apps/web/src/a.ts": CALL,
        "apps/api/src/a.ts": CALL,
      },
      ["@a/web", "@a/api"],
    ],
    [
      "workspaces of pnpm",
      {
        "pnpm-workspace.yaml": "packages: [x/*]\n",
        "x/a/package.json": "{}",
        "x/b/package.json": "{}",
        "x/a/.env": LEAK,
        "x/b/.env": LEAK,
      },
      ["x/a", "x/b"],
    ],
    [
      "services in several languages",
      {
        "services/mail/go.mod": "module mail\n",
        "services/shop/pyproject.toml": "",
        "services/mail/a.go": `client := pictify.NewClient("${KEY}")\n`,
        "services/shop/a.py": `Pictify(api_key="${KEY}")\n`,
      },
      ["services/mail", "services/shop"],
    ],
  ])("reports one key for several applications of %s", async (_, files, applications) => {
    const [finding] = await findingsIn(files, "reused-key");
    for (const application of applications) expect(finding?.evidence.join()).toContain(`${application} at `);
  });

  it("is a note for a sandbox key, which fails nothing by itself", async () => {
    const leak = `PICTIFY_API_KEY=${TEST_KEY}\n`;
    const report = await scanFolder(temporaryFolder({ ".env.staging": leak, ".env.test": leak }));
    expect(hygieneIn(report)).toEqual(["reused-key note"]);
  });

  it.each([
    ["what is shown in code and where it is deployed", { "src/preview.tsx": CALL, ".env.production": LEAK }],
    [
      "two places of one environment",
      { "config/production.json": `{ "pictifyApiKey": "${KEY}" }`, ".env.production": LEAK },
    ],
    [
      "one sandbox key for a machine, its tests and their pipeline",
      {
        ".env.local": `PICTIFY_API_KEY=${TEST_KEY}\n`,
        ".env.test": `PICTIFY_API_KEY=${TEST_KEY}\n`,
        ".github/workflows/ci.yml": workflow("[push, pull_request]", "build", TEST_KEY),
      },
    ],
    ["two files that name none", { "src/a.ts": CALL, ".env": LEAK }],
    [
      "a key of its own for each",
      { ".env.production": LEAK, ".env.staging": `PICTIFY_API_KEY=${randomKey("other")}\n` },
    ],
    [
      "one application",
      {
        "package.json": '{ "workspaces": ["apps/*"] }',
        "apps/web/package.json": "{}",
        "apps/web/a.ts": CALL,
        "apps/web/src/b.ts": CALL,
      },
    ],
    [
      "a package that is no monorepo's",
      { "package.json": "{}", "client/package.json": "{}", "client/a.ts": CALL, "src/a.ts": CALL },
    ],
    [
      "the tests of several packages",
      {
        "package.json": '{ "workspaces": ["packages/*"] }',
        "packages/a/package.json": "{}",
        "packages/b/package.json": "{}",
        "packages/a/__tests__/a.ts": CALL,
        "packages/b/__tests__/b.ts": CALL,
      },
    ],
    [
      "a place that is ignored",
      { ".env.production": LEAK, ".env.staging": `PICTIFY_API_KEY=${KEY} # keylint:allow revoked\n` },
    ],
  ])("leaves alone %s", async (_, files) => {
    const evidence = (await findingsInRepository(files, "reused-key")).flatMap((finding) => finding.evidence);
    expect(evidence).toEqual([]);
  });
});
