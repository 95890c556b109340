import { describe, expect, it } from "vitest";
import { findUses, type Uses } from "../../src/rotate/find-uses.js";
import { filesBeside } from "../../src/rotate/files-beside.js";
import { locateRepository } from "../../src/system/git/locate-repository.js";
import { randomKey } from "../support/keys.js";
import { scanFolder } from "../support/scanning.js";
import { git, temporaryRepository } from "../support/temporary.js";

const KEY = randomKey("uses");

async function usesIn(files: Readonly<Record<string, string>>): Promise<Uses> {
  const folder = temporaryRepository(files);
  git(folder, "rm", "-r", "-q", "--cached", ".");
  git(folder, "add", "-A");
  const beside = await filesBeside(folder, locateRepository(folder), new AbortController().signal);
  const report = await scanFolder(folder, { paths: [".", ...beside], withIgnored: true });
  const [finding] = report.findings;
  if (finding === undefined) throw new Error("no finding");
  return findUses(report.root, finding, beside);
}

/** As `path:line kind of names`. */
function shown({ uses }: Uses): string[] {
  return uses.map(({ path, line, kind, of, variables }) =>
    [`${path}:${line}`, kind, of, ...variables].join(" "),
  );
}

describe("findUses", () => {
  it("finds every place of the key, of the variable that it is put into, and what kind of place each is", async () => {
    const uses = await usesIn({
      ".env": `# images\nIMAGES_PICTIFY_KEY=${KEY}\n`,
      ".github/workflows/ci.yml": "env:\n  KEY: ${{ secrets.IMAGES_PICTIFY_KEY }}\n",
      ".gitlab-ci.yml": "script: test $IMAGES_PICTIFY_KEY\n",
      Dockerfile: "ARG IMAGES_PICTIFY_KEY\n",
      "compose.yaml": "x: ${IMAGES_PICTIFY_KEY}\n",
      "deploy/secret.yaml": `apiVersion: v1\nkind: Secret\nstringData:\n  IMAGES_PICTIFY_KEY: ${KEY}\n`,
      "helm/values.yaml": "key: IMAGES_PICTIFY_KEY\n",
      "infra/main.tf": "env = { IMAGES_PICTIFY_KEY = 1 }\n",
      ".mcp.json": `{ "mcpServers": { "pictify": { "env": { "IMAGES_PICTIFY_KEY": "${KEY}" } } } }\n`,
      "vercel.json": '{ "env": { "IMAGES_PICTIFY_KEY": "@x" } }\n',
      "src/a.ts": `\nconst client = new Pictify("${KEY}");\nuse(process.env.IMAGES_PICTIFY_KEY);\n`,
      "docs/setup.md": "Set IMAGES_PICTIFY_KEY.\n",
      "data.bin": "IMAGES_PICTIFY_KEY\0",
      "other.py": "IMAGES_PICTIFY_KEY_2 = MY_IMAGES_PICTIFY_KEY\n",
    });
    expect(shown(uses)).toEqual([
      ".env:2 environment key IMAGES_PICTIFY_KEY",
      ".github/workflows/ci.yml:2 ci variable IMAGES_PICTIFY_KEY",
      ".gitlab-ci.yml:1 ci variable IMAGES_PICTIFY_KEY",
      ".mcp.json:1 agent key IMAGES_PICTIFY_KEY",
      "Dockerfile:1 compose variable IMAGES_PICTIFY_KEY",
      "compose.yaml:1 compose variable IMAGES_PICTIFY_KEY",
      "deploy/secret.yaml:4 kubernetes key IMAGES_PICTIFY_KEY",
      "docs/setup.md:1 documentation variable IMAGES_PICTIFY_KEY",
      "helm/values.yaml:1 kubernetes variable IMAGES_PICTIFY_KEY",
      "infra/main.tf:1 terraform variable IMAGES_PICTIFY_KEY",
      "src/a.ts:2 code key",
      "src/a.ts:3 code variable IMAGES_PICTIFY_KEY",
      "vercel.json:1 deployment variable IMAGES_PICTIFY_KEY",
    ]);
  });

  it("follows several variables", async () => {
    const uses = await usesIn({
      "a.env": `ONE_KEY=${KEY}\n`,
      "b.tfvars": `pictify_api_key = "${KEY}"\n`,
      "c.tf": "x = var.pictify_api_key\n",
      "d.py": 'os.environ["ONE_KEY"]\nPICTIFY_API_KEY\n',
      "e.ts": `const PICTIFY_API_KEY = "${KEY}"; send(apiKey);\n`,
    });
    expect(uses.variables).toEqual(["PICTIFY_API_KEY", "ONE_KEY", "pictify_api_key"]);
    expect(shown(uses)).toEqual([
      "a.env:1 environment key ONE_KEY",
      "b.tfvars:1 terraform key pictify_api_key",
      "c.tf:1 terraform variable pictify_api_key",
      "d.py:1 code variable ONE_KEY",
      "d.py:2 code variable PICTIFY_API_KEY",
      "e.ts:1 code key PICTIFY_API_KEY",
    ]);
  });

  it("follows no name that everything has", async () => {
    const uses = await usesIn({
      "a.ts": `const client = new Pictify({ apiKey: "${KEY}" });\n`,
      "b.ts": "apiKey; Pictify;\n",
    });
    expect(shown(uses)).toEqual(["a.ts:1 code key"]);
  });

  it("looks into environment files that git ignores, in all folders but node_modules", async () => {
    const uses = await usesIn({
      ".gitignore": ".env*\nbuild/\nnode_modules/\n",
      ".env.local": `PICTIFY_API_KEY=${KEY}\n`,
      "a.ts": "process.env.PICTIFY_API_KEY\n",
      "packages/api/.env": `PICTIFY_API_KEY=${KEY}\n`,
      "node_modules/x/.env": `PICTIFY_API_KEY=${KEY}\n`,
    });
    expect(shown(uses)).toEqual([
      ".env.local:1 environment key PICTIFY_API_KEY",
      "a.ts:1 code variable PICTIFY_API_KEY",
      "packages/api/.env:1 environment key PICTIFY_API_KEY",
    ]);
  });

  it("finds places that are ignored, encoded or in the name of a file", async () => {
    const uses = await usesIn({
      ".keylintignore": "",
      "a.env": `PICTIFY_API_KEY=${KEY} # keylint:allow old\n`,
      "b.yaml": `x: ${Buffer.from(KEY).toString("base64")}\n`,
    });
    expect(shown(uses)).toEqual(["a.env:1 environment key PICTIFY_API_KEY", "b.yaml:1 other key"]);
  });

  it("takes a name for a name, whatever characters it has", async () => {
    const uses = await usesIn({ "a.js": `$pictifyKey = "${KEY}";\n`, "b.js": "$pictifyKey\n.pictifyKey\n" });
    expect(shown(uses)[0]).toBe("a.js:1 code key $pictifyKey");
  });
});
