import { spawnSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { KEYLINT, keylint } from "../support/command-line.js";
import { randomKey } from "../support/keys.js";
import { git, temporaryFolder } from "../support/temporary.js";

type Files = Readonly<Record<string, string>>;

const PACKAGE = '{ "name": "shop", "private": true, "devDependencies": { "eslint": "^10.0.0" } }\n';

/** A repository without a commit, with files in its work tree. */
function project(files: Files = {}): string {
  const folder = temporaryFolder(files);
  git(folder, "init", "-q");
  return folder;
}

/** Everything below a folder but git's objects: contents, modes, links. */
function snapshot(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return Object.fromEntries(
    names
      .filter((name) => !name.includes("keylint-init.json"))
      .map((name) => {
        const stats = lstatSync(join(folder, name));
        const content = stats.isFile() ? readFileSync(join(folder, name), "latin1") : "";
        return [name, `${stats.mode.toString(8)} ${content}`];
      }),
  );
}

function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), "utf8");
}

/** The lines of an output that tell what became of each thing. */
function told(stdout: string): string[] {
  return stdout
    .split("\n")
    .filter((line) => /^[\w. ]{2,20}: (?:written|left alone|a new file|added)/u.test(line));
}

describe("keylint init", () => {
  it.each<[string, Files]>([
    ["npm", { "package.json": PACKAGE, "package-lock.json": "{}", ".github/workflows/ci.yml": "name: ci\n" }],
    [
      "pnpm, with a pre-commit hook of its own",
      {
        "package.json": PACKAGE,
        "pnpm-lock.yaml": "",
        ".git-hooks": "",
        ".gitlab-ci.yml": "build:\n  script: make",
      },
    ],
    [
      "yarn workspaces",
      {
        "package.json":
          '{ "private": true, "workspaces": ["packages/*"], "devDependencies": { "eslint": "9" } }',
        "yarn.lock": "",
        "packages/a/package.json": "{}",
        ".gitignore": "node_modules",
      },
    ],
    ["no package.json", { "manage.py": "", ".gitignore": "*.pyc\r\n" }],
    ["an ESLint configuration", { "package.json": PACKAGE, "eslint.config.js": "export default [];\n" }],
  ])("writes and takes back byte for byte, in a project with %s", (_, files) => {
    const folder = project(files);
    const before = snapshot(folder);
    const written = keylint(folder, ["init", "--yes"]);
    expect([written.code, written.stderr]).toEqual([0, ""]);
    expect(existsSync(join(folder, "keylint.config.json"))).toBe(true);
    expect(existsSync(join(folder, ".git/hooks/pre-commit"))).toBe(true);
    expect(snapshot(folder)).not.toEqual(before);
    const undone = keylint(folder, ["init", "--undo"]);
    expect([undone.code, undone.stderr]).toEqual([0, ""]);
    expect(snapshot(folder)).toEqual(before);
  });

  it("shows each change before it says that it is written, and no line that was there", () => {
    const secret = randomKey("init");
    const folder = project({
      ".gitignore": `node_modules\n# pictify ${secret}\n`,
      ".github/workflows/ci.yml": "name: ci\n",
    });
    const { stdout } = keylint(folder, ["init", "--yes"]);
    expect(stdout).toMatch(/\+\+\+ keylint\.config\.json\n(?:.*\n)*configuration: written/u);
    expect(stdout).toMatch(
      /@@ \+3 @@\n\+\n\+# .*\n\+\.env\n\+\.env\.\*\n\+!\.env\.example\n\.gitignore: written/u,
    );
    expect(stdout).toMatch(/\+\+\+ \.git\/hooks\/pre-commit\n(?:.*\n)*hook: written/u);
    expect(stdout).toMatch(/\+\+\+ \.github\/workflows\/keylint\.yml\n(?:.*\n)*CI: written/u);
    expect(stdout).not.toContain("node_modules\n# pictify");
    expect(stdout).not.toContain(secret);
  });

  it("changes nothing the second time, and says why", () => {
    const folder = project({ "package.json": PACKAGE, ".gitlab-ci.yml": "a:\n  script: a\n" });
    keylint(folder, ["init", "--yes"]);
    const before = snapshot(folder);
    const { code, stdout } = keylint(folder, ["init", "--yes"]);
    expect(code).toBe(0);
    expect(told(stdout)).toEqual([
      "configuration: left alone: keylint.config.json is there already",
      ".gitignore: left alone: it keeps environment files out already",
      "hook: left alone: keylint is in it already",
      "ESLint: left alone: eslint.config.mjs has keylint's rules already",
      "CI: left alone: .gitlab-ci.yml speaks of keylint already",
    ]);
    expect(stdout).toContain("nothing was written");
    expect(snapshot(folder)).toEqual(before);
    expect(keylint(folder, ["init", "--undo"]).code).toBe(0);
    expect(existsSync(join(folder, "eslint.config.mjs"))).toBe(false);
  });

  it("works at the top of the repository from any folder in it", () => {
    const folder = project({ "packages/a/index.js": "" });
    expect(keylint(join(folder, "packages/a"), ["init", "--yes"]).code).toBe(0);
    expect(existsSync(join(folder, "keylint.config.json"))).toBe(true);
    expect(readdirSync(join(folder, "packages/a"))).toEqual(["index.js"]);
  });

  it("ends with 2 and one line where nobody can be asked", () => {
    const folder = project();
    const before = snapshot(folder);
    const { code, stdout, stderr } = keylint(folder, ["init"]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^keylint: nobody can be asked here[^\n]*--yes[^\n]*\n$/u);
    expect(snapshot(folder)).toEqual(before);
  });

  it("without git leaves hook and .gitignore alone, and says so", () => {
    const folder = temporaryFolder({ "package.json": PACKAGE });
    const { code, stdout } = keylint(folder, ["init", "--yes"]);
    expect(code).toBe(0);
    expect(told(stdout)).toContain(
      "hook: left alone: this is in no git repository: git init, then keylint init",
    );
    expect(existsSync(join(folder, ".gitignore"))).toBe(false);
    expect(read(folder, "eslint.config.mjs")).toContain("keylint.configs.recommended");
    expect(keylint(folder, ["init", "--undo"]).code).toBe(0);
    expect(existsSync(join(folder, "eslint.config.mjs"))).toBe(false);
  });

  it("warns of an environment file that git tracks already, and leaves it tracked", () => {
    const folder = project({ ".env": "A=1\n", "apps/a b/.env.production": "B=2\n", ".env.example": "A=\n" });
    git(folder, "add", ".");
    const { code, stdout } = keylint(folder, ["init", "--yes"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\.gitignore: written$/mu);
    expect(stdout).toContain(
      "tracked files: left alone: git tracks .env, apps/a b/.env.production: no line of .gitignore takes them out",
    );
    expect(stdout).toContain("    git rm --cached -- .env 'apps/a b/.env.production'\n");
    expect(stdout).toContain("replace every key in there");
    expect(git(folder, "ls-files").split("\n")).toContain(".env");
  });

  it("says nothing of ESLint but that it is not used, where it is not", () => {
    const { stdout } = keylint(project({ "composer.json": "{}" }), ["init", "--yes"]);
    expect(told(stdout)).toContain("ESLint: left alone: the project does not use it");
  });

  it("puts its lines into husky's own files, and takes them out again", () => {
    const hook = "npm test\n";
    const folder = project({ "package.json": PACKAGE, ".husky/pre-commit": hook, ".husky/_/h": "" });
    for (const name of ["pre-commit", "pre-merge-commit", "commit-msg", "pre-push"]) {
      writeFileSync(join(folder, `.husky/_/${name}`), '#!/usr/bin/env sh\n. "$(dirname "$0")/h"\n', {
        mode: 0o755,
      });
    }
    git(folder, "config", "core.hooksPath", ".husky/_");
    expect(keylint(folder, ["init", "--yes"]).code).toBe(0);
    expect(read(folder, ".husky/pre-commit")).toMatch(/keylint hook 1 pre-commit[^]*npm test\n$/u);
    expect(keylint(folder, ["init", "--undo"]).code).toBe(0);
    expect(read(folder, ".husky/pre-commit")).toBe(hook);
    expect(existsSync(join(folder, ".husky/pre-push"))).toBe(false);
  });

  it("tells the command of the project's package manager", () => {
    const command = (files: Files): string =>
      /next: (.*) \(/u.exec(
        keylint(project({ "package.json": PACKAGE, ...files }), ["init", "--yes"]).stdout,
      )?.[1] ?? "";
    expect(command({})).toBe("npm install --save-dev keylint");
    expect(command({ "pnpm-lock.yaml": "", "pnpm-workspace.yaml": "" })).toBe(
      "pnpm add --save-dev --workspace-root keylint",
    );
    expect(command({ "yarn.lock": "" })).toBe("yarn add --dev keylint");
    expect(command({ "bun.lock": "" })).toBe("bun add --dev keylint");
  });

  const script = spawnSync("script", ["--version"]).status === 0;
  it.skipIf(!script)("asks on a terminal, one by one, and takes no for an answer (needs script(1))", () => {
    const folder = project({ ".github/workflows/ci.yml": "name: ci\n" });
    const command = `'${process.execPath}' '${KEYLINT}' init`;
    const { stdout } = spawnSync("script", ["-qec", command, "/dev/null"], {
      cwd: folder,
      input: "y\nno\nwhat\nn\nq\n",
      encoding: "utf8",
      env: { PATH: process.env.PATH },
    });
    expect(stdout).toContain("Write this? [Y/n/q]");
    expect(stdout).toContain(".gitignore: left alone, as you say");
    expect(existsSync(join(folder, "keylint.config.json"))).toBe(true);
    expect(existsSync(join(folder, ".gitignore"))).toBe(false);
    expect(existsSync(join(folder, ".git/hooks/pre-commit"))).toBe(false);
    expect(existsSync(join(folder, ".github/workflows/keylint.yml"))).toBe(false);
  });
});

describe("keylint init --undo", () => {
  it("refuses a file that was changed since, takes the rest back, and ends with 2", () => {
    const folder = project({ ".gitignore": "a\n" });
    keylint(folder, ["init", "--yes"]);
    writeFileSync(join(folder, ".gitignore"), `${read(folder, ".gitignore")}mine\n`);
    const { code, stdout } = keylint(folder, ["init", "--undo"]);
    expect(code).toBe(2);
    expect(stdout).toMatch(
      /^\.gitignore: was changed since keylint init wrote it, and is left alone: take out yourself: .*\.env/mu,
    );
    expect(read(folder, ".gitignore")).toContain("mine");
    expect(existsSync(join(folder, "keylint.config.json"))).toBe(false);
    writeFileSync(join(folder, ".gitignore"), read(folder, ".gitignore").replace("mine\n", ""));
    expect(keylint(folder, ["init", "--undo"]).code).toBe(0);
    expect(read(folder, ".gitignore")).toBe("a\n");
  });

  it("has nothing to take back where nothing was written", () => {
    const folder = project();
    const { code, stderr } = keylint(folder, ["init", "--undo"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^keylint: nothing to take back/u);
    keylint(folder, ["init", "--yes"]);
    keylint(folder, ["init", "--undo"]);
    expect(keylint(folder, ["init", "--undo"]).code).toBe(2);
  });

  it("keeps what somebody else put into a folder that it made", () => {
    const folder = project();
    git(folder, "remote", "add", "origin", "git@github.com:shop/shop.git");
    keylint(folder, ["init", "--yes"]);
    writeFileSync(join(folder, ".github/workflows/mine.yml"), "name: mine\n");
    expect(keylint(folder, ["init", "--undo"]).code).toBe(0);
    expect(readdirSync(join(folder, ".github/workflows"))).toEqual(["mine.yml"]);
  });

  it("believes no record that names other files", () => {
    const folder = project({ "precious.txt": "mine" });
    const record = {
      version: 1,
      files: [
        {
          path: "precious.txt",
          sha256: "fd1f2ba5e5b0f1a4d3b6a27a4b1e3ad6b1e3f2c7d1a57a7d5d2e7bb0d3c9c1aa",
          insertions: null,
          folders: [],
        },
      ],
      hooks: [],
    };
    writeFileSync(join(folder, ".git/keylint-init.json"), JSON.stringify(record));
    expect(keylint(folder, ["init", "--undo"]).stderr).toMatch(/is no record of keylint init/u);
    expect(read(folder, "precious.txt")).toBe("mine");
  });
});

describe("keylint init, in a hostile project", () => {
  it.each([".gitignore", "keylint.config.json", "eslint.config.js", ".gitlab-ci.yml"])(
    "never follows a link in the place of %s",
    (path) => {
      const outside = temporaryFolder({ target: "outside\n" });
      const folder = project({ "package.json": PACKAGE });
      symlinkSync(join(outside, "target"), join(folder, path));
      const { code, stdout } = keylint(folder, ["init", "--yes"]);
      expect(code).toBe(0);
      expect(stdout).toContain(`left alone: ${path} is a symbolic link, which is not followed`);
      expect(read(outside, "target")).toBe("outside\n");
      expect(lstatSync(join(folder, path)).isSymbolicLink()).toBe(true);
    },
  );

  it.each([".github", ".github/workflows"])("never goes through a folder that is a link: %s", (path) => {
    const outside = temporaryFolder({ "workflows/ci.yml": "name: ci\n" });
    const folder = project();
    git(folder, "remote", "add", "origin", "https://github.com/shop/shop.git");
    if (path.includes("/")) mkdirSync(join(folder, ".github"));
    symlinkSync(outside, join(folder, path));
    const before = snapshot(outside);
    const { stdout } = keylint(folder, ["init", "--yes"]);
    expect(stdout).toContain(`CI: left alone: ${path} is a symbolic link, which is not followed`);
    expect(snapshot(outside)).toEqual(before);
  });

  it.each([".gitignore", "keylint.config.json", ".gitlab-ci.yml"])(
    "waits for no pipe in the place of %s",
    (path) => {
      const folder = project();
      spawnSync("mkfifo", [join(folder, path)]);
      const { code, stdout } = keylint(folder, ["init", "--yes"]);
      expect(code).toBe(0);
      expect(stdout).toContain(`left alone: ${path} is no regular file`);
      expect(lstatSync(join(folder, path)).isFIFO()).toBe(true);
    },
  );

  it("leaves hooks alone that the repository's configuration puts elsewhere", () => {
    const outside = temporaryFolder();
    const folder = project();
    git(folder, "config", "core.hooksPath", outside);
    const { code, stdout } = keylint(folder, ["init", "--yes"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^hook: left alone: core\.hooksPath .*leads out of the repository/mu);
    expect(readdirSync(outside)).toEqual([]);
  });

  it("prints no control characters of a broken configuration", () => {
    const folder = project({ "keylint.config.json": '{ "\\u001b[31mx": 1 }' });
    const { stdout } = keylint(folder, ["init", "--yes"]);
    expect(stdout).toMatch(/^configuration: left alone: keylint\.config\.json: unknown key/mu);
    expect(stdout).not.toContain("\u001b");
  });
});
