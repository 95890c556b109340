import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findGit, trustedPath } from "../../../src/system/git/find-git.js";
import { temporaryFolder } from "./repositories.js";

function plant(folder: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "git"), "#!/bin/sh\nexit 0\n", { mode: 0o755 });
  return folder;
}

describe("finding git", () => {
  const before = process.env.PATH;
  const cwd = process.cwd();
  let target: string;
  let honest: string;
  beforeEach(() => {
    target = temporaryFolder();
    honest = plant(join(temporaryFolder(), "bin"));
  });
  afterEach(() => {
    process.env.PATH = before;
    process.chdir(cwd);
  });
  const search = (...entries: readonly string[]) => {
    process.env.PATH = entries.join(delimiter);
    return findGit(target);
  };

  it("takes the first of PATH", () => {
    expect(search(honest, plant(join(temporaryFolder(), "bin")))).toBe(join(honest, "git"));
  });

  it("passes over one inside of the target", () => {
    expect(search(plant(join(target, "node_modules/.bin")), honest)).toBe(join(honest, "git"));
  });

  it("passes over a folder that is a link into the target", () => {
    const link = join(temporaryFolder(), "link");
    symlinkSync(plant(join(target, "bin")), link);
    expect(search(link, honest)).toBe(join(honest, "git"));
  });

  it("passes over a git that is a link into the target", () => {
    const folder = join(temporaryFolder(), "bin");
    mkdirSync(folder);
    symlinkSync(join(plant(join(target, "bin")), "git"), join(folder, "git"));
    expect(search(folder, honest)).toBe(join(honest, "git"));
  });

  it("passes over relative and empty entries", () => {
    plant(join(target, "bin"));
    plant(target);
    process.chdir(target);
    expect(search("bin", "", ".", honest)).toBe(join(honest, "git"));
  });

  it("passes over what cannot be executed, and over folders", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "git"), "", { mode: 0o644 });
    const other = temporaryFolder();
    mkdirSync(join(other, "git"));
    expect(search(folder, other, honest)).toBe(join(honest, "git"));
  });

  it("finds none where there is none", () => {
    expect(search(plant(join(target, "bin")), join(target, "nowhere"))).toBeNull();
  });

  it("finds git where the whole file system is scanned", () => {
    process.env.PATH = honest;
    expect(findGit("/")).toBe(join(honest, "git"));
  });

  it("takes the target out of the PATH that git is given", () => {
    expect(
      trustedPath(target, [join(target, "bin"), plant(join(target, "b")), honest, "x"].join(delimiter)),
    ).toEqual([honest]);
  });
});
