import { describe, expect, it } from "vitest";
import { findingsIn, hygieneIn, pathsOf } from "../support/hygiene.js";
import { randomKey } from "../support/keys.js";
import { scanFolder } from "../support/scanning.js";
import { temporaryFolder, temporaryRepository, writeFiles } from "../support/temporary.js";

const KEY = randomKey("published-env-file");
const LEAK = `PICTIFY_API_KEY=${KEY}\n`;
const PACKAGE = '{ "name": "a", "version": "1.0.0" }';
const IGNORED = { ".env": LEAK, ".gitignore": ".env*\n" };

type Files = Readonly<Record<string, string>>;

async function evidenceIn(files: Files): Promise<string> {
  return (await findingsIn(files, "published-env-file")).flatMap(({ evidence }) => evidence).join("\n");
}

describe("published-env-file, in a package of npm", () => {
  it.each<[string, Files, string]>([
    [
      "without any list",
      { "package.json": PACKAGE, ".env": LEAK },
      'has no "files", and no .npmignore or .gitignore lists it',
    ],
    [
      "whose .npmignore hides .gitignore",
      { ...IGNORED, "package.json": PACKAGE, ".npmignore": "test/\n" },
      "because it is there .gitignore does not count",
    ],
    [
      "that ships everything",
      { ...IGNORED, "package.json": '{ "name": "a", "version": "1.0.0", "files": ["*"] }' },
      '"files" of package.json takes it in',
    ],
    [
      "that ships a folder with one in it",
      { "package.json": '{ "name": "a", "version": "1.0.0", "files": ["./dist"] }', "dist/.env": LEAK },
      '"files" of package.json takes it in',
    ],
    [
      "of a workspace",
      { "packages/a/package.json": PACKAGE, "packages/a/.env.local": LEAK },
      "npm pack would ship it: packages/a/package.json",
    ],
    [
      "that .gitignore lists in a folder above, which npm does not ask",
      { ".gitignore": ".env\n", "packages/a/package.json": PACKAGE, "packages/a/.env": LEAK },
      "(those of folders above count in workspaces only)",
    ],
    [
      "that is started too, but says what others use of it",
      {
        ".env": LEAK,
        "package.json":
          '{ "name": "a", "version": "1.0.0", "exports": "./index.js", "scripts": { "dev": "tsc -w" } }',
      },
      "npm pack would ship it",
    ],
    [
      "that names it as its entry",
      {
        "package.json": '{ "name": "a", "version": "1.0.0", "files": ["dist"], "bin": "./.env" }',
        ".env": LEAK,
      },
      "names it as an entry",
    ],
  ])("reports an environment file of a package %s", async (_, files, why) => {
    expect(await evidenceIn(files)).toContain(why);
  });

  it.each<[string, Files]>([
    [
      "a package that names what it ships",
      { ...IGNORED, "package.json": '{ "name": "a", "version": "1.0.0", "files": ["dist", "!.env"] }' },
    ],
    [
      "a private package",
      { ".env": LEAK, "package.json": '{ "name": "a", "version": "1.0.0", "private": true }' },
    ],
    [
      "an application, which nobody publishes",
      {
        ".env": LEAK,
        "package.json":
          '{ "name": "a", "version": "1.0.0", "main": "expo-router/entry", "scripts": { "start": "expo start" } }',
      },
    ],
    [
      "a server, by what it is made with",
      {
        ".env": LEAK,
        "package.json":
          '{ "name": "a", "version": "1.0.0", "main": "index.js", "dependencies": { "express": "^5.0.0" } }',
      },
    ],
    ["a manifest without a version", { ".env": LEAK, "package.json": '{ "name": "a" }' }],
    ["a file that .gitignore lists", { ...IGNORED, "package.json": PACKAGE }],
    ["a file that .npmignore lists", { ...IGNORED, "package.json": PACKAGE, ".npmignore": ".env\n" }],
    [
      "a file that .gitignore of its workspace lists",
      {
        ".gitignore": ".env\n",
        "package.json": '{ "private": true, "workspaces": ["packages/*"] }',
        "packages/a/package.json": PACKAGE,
        "packages/a/.env": LEAK,
      },
    ],
    ["a template", { "package.json": PACKAGE, ".env.example": LEAK }],
    ["a manifest that is none", { "package.json": "[", ".env": LEAK }],
  ])("leaves alone %s", async (_, files) => {
    expect(await evidenceIn(files)).toBe("");
  });
});

describe("published-env-file, in an image", () => {
  it.each<[string, Files, string]>([
    [
      "without .dockerignore",
      { ...IGNORED, Dockerfile: "FROM node:22\nWORKDIR /app\nCOPY . .\n" },
      "Dockerfile:3 copies it into the image, and there is no .dockerignore",
    ],
    [
      "whose .dockerignore does not list it",
      {
        ...IGNORED,
        Dockerfile: "FROM node:22\nCOPY --chown=node:node ./ /app/\n",
        ".dockerignore": "node_modules\n*.log\n",
      },
      ".dockerignore does not list it",
    ],
    [
      "that brings it back",
      { ...IGNORED, Dockerfile: "FROM node:22\nADD . /app\n", ".dockerignore": ".env*\n!.env\n" },
      ".dockerignore does not list it",
    ],
    [
      "that names it",
      { ...IGNORED, Dockerfile: 'FROM node:22\nCOPY ["package.json", ".env", "./"]\n' },
      "Dockerfile:2",
    ],
    [
      "over several lines",
      { ...IGNORED, Dockerfile: "FROM node:22\nCOPY \\\n  # all\n  .env* \\\n  ./\n" },
      "Dockerfile:2",
    ],
    [
      "of a service",
      {
        "api/.env.production": LEAK,
        ".gitignore": ".env*",
        "api/Dockerfile.prod": "FROM python:3\nCOPY . .\n",
      },
      "api/Dockerfile.prod:2",
    ],
    [
      "in a folder of its own",
      { ...IGNORED, "docker/web.Dockerfile": "FROM node:22\nCOPY . .\n" },
      "docker/web.Dockerfile:2",
    ],
    [
      "of a folder with one in it",
      {
        "api/.env": LEAK,
        ".gitignore": ".env",
        Dockerfile: "FROM node:22\nCOPY api /app\n",
        "api/package.json": "{}",
      },
      "Dockerfile:2",
    ],
    [
      "with the folder that compose names",
      {
        ...IGNORED,
        "services/api/Dockerfile": "FROM node:22\nCOPY . .\n",
        "compose.yaml":
          "services:\n  api:\n    build:\n      context: .\n      dockerfile: services/api/Dockerfile\n",
      },
      "services/api/Dockerfile:2 copies it into the image, and there is no .dockerignore (compose.yaml:3 builds it with the folder .)",
    ],
    [
      "that is built from the folder that what it copies is in",
      {
        "apps/web/.env": LEAK,
        ".gitignore": ".env",
        "apps/web/Dockerfile": "FROM node:22\nCOPY pnpm-lock.yaml ./\nCOPY apps/web ./\n",
        "pnpm-lock.yaml": "",
        "apps/web/package.json": "{}",
      },
      "apps/web/Dockerfile:3 copies it into the image, and there is no .dockerignore (what it copies is in the folder .)",
    ],
    [
      "with the folder that compose names under an anchor",
      {
        "api/.env": LEAK,
        ".gitignore": ".env",
        "api/Dockerfile": "FROM node:22\nCOPY . .\n",
        "compose.yml": "services:\n  a:\n    build: &web\n      context: ./api\n",
      },
      "compose.yml:3 builds it with the folder ./api",
    ],
    [
      "with a folder whose name begins with two dots",
      {
        "..api/.env": LEAK,
        ".gitignore": ".env",
        "..api/Dockerfile": "FROM node:22\nCOPY . .\n",
        "compose.yml": "services:\n  a:\n    build: ./..api\n",
      },
      "compose.yml:3 builds it with the folder ./..api",
    ],
    [
      "of a folder that compose names alone",
      {
        "api/.env": LEAK,
        ".gitignore": ".env",
        "api/Dockerfile": "FROM node:22\nCOPY . .\n",
        "deploy/docker-compose.prod.yml": 'services:\n  api:\n    build: "../api" # the service\n',
      },
      "deploy/docker-compose.prod.yml:3 builds it with the folder ../api",
    ],
    [
      "in a stage that is not the last",
      { ...IGNORED, Dockerfile: "FROM node:22 AS b\nCOPY . .\nFROM nginx\nCOPY --from=b /dist /srv\n" },
      "Dockerfile:2 copies it into a stage of the image",
    ],
    [
      "in a stage that the last is built from, by the name that a variable makes",
      {
        ...IGNORED,
        Dockerfile: "ARG DB=no\nFROM node:22 AS base\nCOPY . .\nFROM base AS db_no\nFROM db_${DB}\n",
      },
      "Dockerfile:3 copies it into the image",
    ],
    [
      "in a stage that the last is built from",
      { ...IGNORED, Dockerfile: "FROM node:22 AS base\nCOPY . .\nFROM base\nRUN npm ci\n" },
      "Dockerfile:2 copies it into the image",
    ],
    [
      "of a folder that the Dockerfile sets",
      {
        "apps/web/.env": LEAK,
        ".gitignore": ".env",
        Dockerfile: "ARG APP=web\nFROM node:22\nARG APP\nENV DIR=apps/${APP}\nCOPY ${DIR:-.} ./\n",
        "apps/web/package.json": "{}",
      },
      "Dockerfile:5",
    ],
    [
      "that is made of this one later",
      { ...IGNORED, Dockerfile: "FROM node:22\nONBUILD COPY --link . /app\n" },
      "Dockerfile:2",
    ],
    [
      "beside a text of its own",
      { ...IGNORED, Dockerfile: "FROM node:22\nCOPY <<EOF /a\nb\nEOF\nCOPY .env /\n" },
      "Dockerfile:5",
    ],
    [
      "with other escapes",
      { ...IGNORED, Dockerfile: "# escape=`\nFROM node:22\nCOPY package.json `\n  .env `\n  C:\\app\\\n" },
      "Dockerfile:3",
    ],
    [
      "whose rules stand below the root, as those of git would not",
      {
        "api/.env": LEAK,
        ".gitignore": ".env",
        Dockerfile: "FROM node:22\nCOPY . .\n",
        ".dockerignore": ".env\nap\n",
        "api/package.json": "{}",
      },
      ".dockerignore does not list it",
    ],
    [
      "whose patterns would take for ever",
      {
        ...IGNORED,
        Dockerfile: "FROM node:22\nCOPY . .\n",
        ".dockerignore": `node_modules\n${"e*".repeat(60)}x\n`,
      },
      "whether .dockerignore lists it could not be judged: line 2, its pattern would take too long",
    ],
    [
      "whose patterns Docker refuses",
      { ...IGNORED, Dockerfile: "FROM node:22\nCOPY . .\n", ".dockerignore": "[a-\n.env\n" },
      "whether .dockerignore lists it could not be judged: line 1, its pattern is none",
    ],
    [
      "of a Dockerfile that is too long to be one",
      { ...IGNORED, Dockerfile: `FROM node:22\nCOPY . .\n${"RUN true\n".repeat(8000)}` },
      "whether Dockerfile copies it could not be judged: it is too long",
    ],
  ])("reports an environment file of an image %s", async (_, files, why) => {
    expect(await evidenceIn(files)).toContain(why);
  });

  it.each<[string, Files]>([
    [
      ".env in .dockerignore",
      { ...IGNORED, Dockerfile: "FROM node:22\nCOPY . .\n", ".dockerignore": ".env\n" },
    ],
    [
      "a pattern at any depth",
      {
        "a/.env.local": LEAK,
        ".gitignore": ".env*",
        "a/Dockerfile": "FROM a\nCOPY . .\n",
        "a/.dockerignore": "# all\n\n**/.env*\n",
      },
    ],
    [
      "everything but the source",
      { ...IGNORED, Dockerfile: "FROM node:22\nCOPY . .\n", ".dockerignore": "*\n!src\n" },
    ],
    [
      "an ignore file of the Dockerfile's own",
      { ...IGNORED, Dockerfile: "FROM node:22\nCOPY . .\n", "Dockerfile.dockerignore": "/.env*\n" },
    ],
    ["a copy of something else", { ...IGNORED, Dockerfile: "FROM node:22\nCOPY package.json src ./\n" }],
    [
      "a copy from another stage",
      { ...IGNORED, Dockerfile: "FROM node:22 AS a\nFROM node:22\nCOPY --from=a . .\n" },
    ],
    [
      "what the copy itself leaves out",
      { ...IGNORED, Dockerfile: "FROM node:22\nCOPY --exclude=.env* --exclude=**/*.log . .\n" },
    ],
    [
      "an ignore file of a named Dockerfile's own",
      {
        ...IGNORED,
        "web.Dockerfile": "FROM node:22\nCOPY . .\n",
        "web.Dockerfile.dockerignore": "**/.env*\n",
      },
    ],
    [
      "a file beside the folder that compose builds with",
      {
        ...IGNORED,
        "docker/Dockerfile": "FROM node:22\nCOPY . .\n",
        "compose.yml": "services:\n  web:\n    build: { context: docker }\n",
      },
    ],
    [
      "a list of Podman's own",
      {
        ...IGNORED,
        Containerfile: "FROM node:22\nCOPY . .\n",
        ".containerignore": ".env\n",
        ".dockerignore": "a\n",
      },
    ],
    [
      "a build of a compose file that another place describes",
      { ...IGNORED, "compose.yml": "services:\n  a:\n    build: *web\n" },
    ],
    ["a comment", { ...IGNORED, Dockerfile: "FROM node:22\n# COPY . .\n" }],
    [
      "a script that speaks of copying",
      { ...IGNORED, Dockerfile: "FROM node:22\nRUN <<EOF\nCOPY . .\nEOF\n" },
    ],
    [
      "a file that .dockerignore of the folder lists that the image is built from",
      {
        "apps/web/.env": LEAK,
        ".gitignore": ".env",
        "apps/web/Dockerfile": "FROM node:22\nCOPY turbo.json ./\nCOPY . .\n",
        "turbo.json": "{}",
        ".dockerignore": "**/.env*\n",
        "apps/web/package.json": "{}",
      },
    ],
    ["a Dockerfile without a stage, which Docker refuses", { ...IGNORED, Dockerfile: "COPY $A .env /\n" }],
    ["a text of the Dockerfile's own", { ...IGNORED, Dockerfile: "FROM a\nCOPY <<EOF /b\n.env .\nEOF\n" }],
    [
      "an address",
      { ...IGNORED, Dockerfile: "FROM a\nADD https://shop.example/a.tar git@b.example:c.git /\n" },
    ],
    ["a folder that only the build tells", { ...IGNORED, Dockerfile: "FROM a\nARG DIR\nCOPY $DIR /\n" }],
    [
      "a folder of a group that its own file leaves out",
      {
        "app/(shop)/.env": LEAK,
        ".gitignore": ".env",
        Dockerfile: "FROM a\nCOPY . .\n",
        ".dockerignore": "app/(shop)\n",
        "app/(shop)/package.json": "{}",
      },
    ],
    [
      "a file whose folder a rule brings back that has nothing to bring back",
      {
        "api/.env": LEAK,
        ".gitignore": ".env",
        Dockerfile: "FROM a\nCOPY . .\n",
        ".dockerignore": "**/.env*\n!api\n",
        "api/package.json": "{}",
      },
    ],
    [
      "every name that ends so",
      {
        "api/prod.env": LEAK,
        ".gitignore": "*.env",
        Dockerfile: "FROM a\nCOPY . .\n",
        ".dockerignore": "**.env\n",
        "api/Dockerfile": "FROM a\n",
      },
    ],
    [
      "what the copy of a folder leaves out of it",
      {
        "api/.env": LEAK,
        ".gitignore": ".env",
        Dockerfile: "FROM a\nCOPY --exclude=.env --link api /app\n",
        "api/package.json": "{}",
      },
    ],
    [
      "a file that is excluded from the scan",
      { ...IGNORED, Dockerfile: "FROM a\nCOPY . .\n", ".keylintignore": ".env\n" },
    ],
    [
      "another vendor's key",
      {
        ".gitignore": ".env",
        ".env": `X=${randomKey("nobody", "live", 48)}\n`,
        Dockerfile: "FROM a\nCOPY . .\n",
      },
    ],
  ])("leaves alone %s", async (_, files) => {
    expect(await evidenceIn(files)).toBe("");
  });
});

describe("published-env-file, in an upload", () => {
  it.each<[string, Files, string]>([
    ["Vercel", { ...IGNORED, ".vercelignore": "docs\n" }, "vercel deploy uploads it"],
    ["Google Cloud", { ...IGNORED, ".gcloudignore": "node_modules/\n" }, "gcloud uploads it"],
    [
      "Google Cloud, for a service",
      { "api/.env": LEAK, ".gitignore": ".env", "api/.gcloudignore": ".git\n" },
      "api/.gcloudignore does not list it",
    ],
    [
      "Google Cloud, which brings back what .gitignore leaves out",
      { ...IGNORED, ".gcloudignore": "#!include:.gitignore\n!.env\n" },
      "gcloud uploads it",
    ],
    [
      "Google Cloud, which lets no included file include another",
      { ...IGNORED, ".gcloudignore": "#!include:a\n", a: "#!include:.gitignore\n" },
      "gcloud uploads it",
    ],
    [
      "Google Cloud, by a star that takes in the first folder only",
      { "a1/b1/.env": LEAK, ".gcloudignore": "*/.env\n" },
      "gcloud uploads it",
    ],
    [
      "Vercel, which brings back what it leaves out by itself",
      { ".gitignore": ".env*", ".env.local": LEAK, ".vercelignore": "docs\n!.env.local\n" },
      "vercel deploy uploads it",
    ],
    [
      "Vercel, by a pattern that fits nothing there",
      { ...IGNORED, ".vercelignore": "**.env\n" },
      "vercel deploy",
    ],
  ])("reports an environment file that goes to %s", async (_, files, why) => {
    expect(await evidenceIn(files)).toContain(why);
  });

  it.each<[string, Files]>([
    ["a file that .vercelignore lists", { ...IGNORED, ".vercelignore": ".env*\n" }],
    [
      "a file that Vercel leaves out by itself",
      { ".gitignore": ".env*", ".env.production.local": LEAK, ".vercelignore": "docs\n" },
    ],
    [
      "a file that .gcloudignore takes from .gitignore",
      { ...IGNORED, ".gcloudignore": "#!include:.gitignore\n" },
    ],
    [
      "a file that .gcloudignore takes from a file of another name",
      { ...IGNORED, ".gcloudignore": "# !include:.shared\n", ".shared": "b/.env\n.env\n" },
    ],
    ["a path that fits at any depth for Google", { "a1/api/.env": LEAK, ".gcloudignore": "api/.env\n" }],
    ["a name in capitals for Vercel", { ...IGNORED, ".vercelignore": "./.ENV\n" }],
    [
      "a folder that Vercel brings back, but nothing in it",
      { "api/.env": LEAK, ".vercelignore": "api\n!/api\n" },
    ],
  ])("leaves alone %s", async (_, files) => {
    expect(await evidenceIn(files)).toBe("");
  });
});

describe("published-env-file, of files that git ignores", () => {
  const files = { ...IGNORED, Dockerfile: "FROM node:22\nCOPY . .\n" };

  it("says nothing else of them: they are where they belong", async () => {
    const folder = temporaryRepository({ Dockerfile: files.Dockerfile, ".gitignore": ".env*\n" });
    writeFiles(folder, { ".env": LEAK });
    const report = await scanFolder(folder);
    expect(report.findings.map(({ rule }) => rule)).toEqual(["published-env-file"]);
    expect(pathsOf(report.findings)).toEqual([".env"]);
    expect(JSON.stringify(report)).not.toContain(KEY);
  });

  it.each([
    ["public-env-name", "package.json", "{}", ".env.local", `NEXT_PUBLIC_PICTIFY_API_KEY=${KEY}\n`],
    ["client-side-key", "package.json", '{ "dependencies": { "react-native-config": "1" } }', ".env", LEAK],
    ["client-side-key", "pubspec.yaml", "name: a\nflutter:\n  assets:\n    - .env\n", ".env", LEAK],
  ])("says what takes their key to everybody: %s, by %s", async (rule, manifest, text, path, leak) => {
    const folder = temporaryRepository({ [manifest]: text, ".gitignore": ".env*\n" });
    writeFiles(folder, { [path]: leak });
    const { findings } = await scanFolder(folder);
    expect(findings.map((finding) => finding.rule)).toEqual([rule]);
    expect(pathsOf(findings)).toEqual([path]);
  });

  it("is silent where their key is ignored, or the rule is off", async () => {
    const folder = temporaryFolder(files);
    const [finding] = (await scanFolder(folder)).findings;
    writeFiles(folder, { "keylint.config.json": '{ "rules": { "published-env-file": "off" } }' });
    expect(hygieneIn(await scanFolder(folder))).toEqual([]);
    writeFiles(folder, {
      "keylint.config.json": "{}",
      ".keylintignore": `${finding?.fingerprint ?? ""} a sandbox\n`,
    });
    expect(hygieneIn(await scanFolder(folder))).toEqual([]);
  });

  it("puts all places of a key into one finding", async () => {
    const findings = await findingsIn(
      { ...files, ".env.local": LEAK, "package.json": PACKAGE },
      "published-env-file",
    );
    expect(findings).toHaveLength(1);
    expect(pathsOf(findings)).toEqual([".env", ".env.local"]);
  });
});
