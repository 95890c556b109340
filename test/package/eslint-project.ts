import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** A folder with the packed keylint installed beside one of ESLint's versions. */
export interface EslintProject {
  readonly folder: string;
  /** Writes a file of the project. */
  readonly write: (name: string, text: string) => void;
  readonly remove: () => void;
}

/** @param eslint the package of this repository that is ESLint in the version wanted */
export function eslintProject(eslint: "eslint" | "eslint9" | "eslint9-oldest"): EslintProject {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "keylint-eslint-")));
  const modules = join(folder, "node_modules");
  mkdirSync(join(modules, "keylint"), { recursive: true });
  execFileSync("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", modules], { cwd: root });
  const tarball = readdirSync(modules).find((name) => name.endsWith(".tgz")) ?? "";
  execFileSync("tar", [
    "-xzf",
    join(modules, tarball),
    "-C",
    join(modules, "keylint"),
    "--strip-components=1",
  ]);
  rmSync(join(modules, tarball));
  symlinkSync(join(root, "node_modules", eslint), join(modules, "eslint"));
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  write("package.json", '{ "private": true, "type": "module" }');
  return {
    folder,
    write,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
