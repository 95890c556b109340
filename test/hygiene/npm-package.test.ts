import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { npmShips } from "../../src/hygiene/npm-package.js";
import { Project } from "../../src/hygiene/project.js";
import { temporaryFolder } from "../support/temporary.js";

type Files = Readonly<Record<string, string>>;

const KEY_FILES = [
  ".env",
  ".env.local",
  "dist/.env",
  "dist/a/.env.production",
  "src/.env",
  "config/prod.env",
];

function packageJson(fields: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ name: "a", version: "1.0.0", ...fields });
}

/** What npm itself would put into the package of a folder. */
function packedByNpm(folder: string): ReadonlySet<string> {
  const args = ["pack", "--dry-run", "--json", "--ignore-scripts", "--offline", "--no-update-notifier"];
  const out = execFileSync("npm", args, {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [packed] = JSON.parse(out) as { files: { path: string }[] }[];
  return new Set(packed?.files.map(({ path }) => path));
}

/** Of the key files of a package, those that npm packs and those that keylint says it packs. */
function compared(files: Files, inner = ""): { readonly npm: string[]; readonly keylint: string[] } {
  const keyFiles = Object.fromEntries(KEY_FILES.map((path) => [inner + path, ""]));
  const folder = temporaryFolder({
    [`${inner}index.js`]: "",
    [`${inner}dist/index.js`]: "",
    ...keyFiles,
    ...files,
  });
  const packed = packedByNpm(join(folder, inner));
  const project = new Project(folder);
  return {
    npm: KEY_FILES.filter((path) => packed.has(path)),
    keylint: KEY_FILES.filter((path) => npmShips(inner + path, project) !== null),
  };
}

describe("what npm packs", () => {
  it.each<[string, Files]>([
    ["no list at all", { "package.json": packageJson() }],
    ["a .gitignore alone", { "package.json": packageJson(), ".gitignore": ".env*\n!dist\n" }],
    [
      "a .npmignore beside it",
      { "package.json": packageJson(), ".gitignore": ".env*\n", ".npmignore": "src/\n" },
    ],
    ["a name in capitals", { "package.json": packageJson(), ".npmignore": ".ENV\nSRC\n" }],
    ["braces", { "package.json": packageJson(), ".npmignore": "{.env,src}\n" }],
    [
      "lists further down",
      { "package.json": packageJson(), "dist/.npmignore": ".env\n", "dist/a/.gitignore": "*\n" },
    ],
    [
      "what a list below brings back",
      { "package.json": packageJson(), ".npmignore": "*.env\n", "dist/.npmignore": "!.env\n" },
    ],
    ["files of one folder", { "package.json": packageJson({ files: ["dist"] }) }],
    ["files by a star", { "package.json": packageJson({ files: ["dist/*"] }) }],
    ["files but some", { "package.json": packageJson({ files: ["**", "!**/.env*", "!config"] }) }],
    [
      "files, and a list that cannot take from it",
      { "package.json": packageJson({ files: ["dist"] }), ".npmignore": "dist\n" },
    ],
    [
      "files, and a list below that can",
      { "package.json": packageJson({ files: ["dist"] }), "dist/.npmignore": ".env\n" },
    ],
    [
      "a file that is named, whatever a list below says",
      { "package.json": packageJson({ files: ["dist/.env"] }), "dist/.npmignore": ".env\n" },
    ],
    ["files of everything", { "package.json": packageJson({ files: ["./"] }) }],
    ["an entry that is no code", { "package.json": packageJson({ files: ["dist/*.js"], main: "src/.env" }) }],
    [
      "a command that is none",
      { "package.json": packageJson({ files: ["lib"], bin: { a: "./config/prod.env" } }) },
    ],
    ["a file name between stars", { "package.json": packageJson({ files: ["**/*.env", "!.env"] }) }],
  ])("is what keylint says that it packs, with %s", (_, files) => {
    const { npm, keylint } = compared(files);
    expect(keylint).toEqual(npm);
  });

  it.each<[string, Files]>([
    [
      "the root's list",
      { "package.json": '{ "private": true, "workspaces": ["packages/*"] }', ".gitignore": ".env\n/src\n" },
    ],
    ["a root that is no workspace", { "package.json": '{ "private": true }', ".gitignore": ".env*\n" }],
    [
      "a folder's list between",
      {
        "package.json": '{ "private": true, "workspaces": { "packages": ["packages/*"] } }',
        "packages/.npmignore": "dist\n",
      },
    ],
    [
      "files of its own",
      {
        "package.json": '{ "private": true, "workspaces": ["packages/*"] }',
        ".gitignore": ".env*\n",
        "packages/p/package.json": packageJson({ files: ["dist"] }),
      },
    ],
  ])("of a package in a workspace is, with %s", (_, files) => {
    const { npm, keylint } = compared({ "packages/p/package.json": packageJson(), ...files }, "packages/p/");
    expect(keylint).toEqual(npm);
  });

  it("of a workspace takes its packages along", () => {
    const inner = "packages/p/.env";
    const files = {
      "package.json": packageJson({ workspaces: ["packages/*"] }),
      "packages/p/package.json": packageJson({ name: "p", private: true }),
      [inner]: "",
    };
    const folder = temporaryFolder(files);
    expect(packedByNpm(folder).has(inner)).toBe(true);
    expect(npmShips(inner, new Project(folder))).not.toBeNull();
  });
});
