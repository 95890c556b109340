import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readGitSettings, settingOf } from "../../../src/system/git/git-settings.js";
import { locateRepository } from "../../../src/system/git/locate-repository.js";
import { git, makeFifo, repositoryWith, temporaryFolder, write } from "./repositories.js";

/** What we and git itself take for the value of a setting, with the same environment. */
function both(root: string, name: string): { readonly ours: string | null; readonly gits: string | null } {
  const repository = locateRepository(root);
  if (repository === null) throw new Error("no repository");
  const ours = settingOf(readGitSettings(repository, "/usr/bin/git"), name.toLowerCase())?.value ?? null;
  let gits: string | null = null;
  try {
    gits = execFileSync("git", ["config", "--get", name], { cwd: root, encoding: "utf8" }).replace(
      /\n$/u,
      "",
    );
  } catch {
    // Exit code 1: not set.
  }
  return { ours, gits };
}

describe("git's settings", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  /** A home whose files count as the user's. */
  function home(files: Readonly<Record<string, string>>): string {
    const folder = temporaryFolder();
    write(folder, files);
    vi.stubEnv("HOME", folder);
    vi.stubEnv("XDG_CONFIG_HOME", undefined);
    vi.stubEnv("GIT_CONFIG_GLOBAL", undefined);
    vi.stubEnv("GIT_CONFIG_NOSYSTEM", "1");
    return folder;
  }

  it("are those of the nearest file, as for git", () => {
    const root = repositoryWith({});
    home({ ".config/git/config": "[a]\nx = xdg\ny = xdg", ".gitconfig": "[a]\nx = home\n" });
    expect(both(root, "a.x")).toEqual({ ours: "home", gits: "home" });
    expect(both(root, "a.y")).toEqual({ ours: "xdg", gits: "xdg" });
    git(root, "config", "a.x", "local");
    expect(both(root, "a.x")).toEqual({ ours: "local", gits: "local" });
    expect(both(root, "a.z")).toEqual({ ours: null, gits: null });
  });

  it("follow XDG_CONFIG_HOME and GIT_CONFIG_GLOBAL", () => {
    const root = repositoryWith({});
    const folder = home({ "x/git/config": "[a]\nx = xdg", global: "[a]\nx = global" });
    vi.stubEnv("XDG_CONFIG_HOME", join(folder, "x"));
    expect(both(root, "a.x")).toEqual({ ours: "xdg", gits: "xdg" });
    vi.stubEnv("GIT_CONFIG_GLOBAL", join(folder, "global"));
    expect(both(root, "a.x")).toEqual({ ours: "global", gits: "global" });
  });

  it("follow includes at the place where they stand, also conditional ones", () => {
    const root = repositoryWith({});
    home({
      ".gitconfig": [
        "[a]\nx = before\nw = before\n[include]\npath = more\n[a]\nw = after",
        `[includeIf "gitdir:${root}/"]\npath = ~/here`,
        '[includeIf "gitdir:~/elsewhere/"]\npath = ~/not-here',
        '[includeIf "onbranch:ma*"]\npath = branch',
      ].join("\n"),
      more: "[a]\nx = more\nw = more\n",
      here: "[a]\ny = here",
      "not-here": "[a]\ny = not-here",
      branch: "[a]\nz = branch",
    });
    expect(both(root, "a.x")).toEqual({ ours: "more", gits: "more" });
    expect(both(root, "a.w")).toEqual({ ours: "after", gits: "after" });
    expect(both(root, "a.y")).toEqual({ ours: "here", gits: "here" });
    expect(both(root, "a.z")).toEqual({ ours: "branch", gits: "branch" });
  });

  it("are those of a work tree where it has its own", () => {
    const root = repositoryWith({});
    home({});
    git(root, "config", "extensions.worktreeConfig", "true");
    git(root, "config", "a.x", "all");
    git(root, "config", "--worktree", "a.x", "own");
    expect(both(root, "a.x")).toEqual({ ours: "own", gits: "own" });
  });

  it("are those of the environment before all others", () => {
    const root = repositoryWith({});
    home({});
    git(root, "config", "a.x", "local");
    vi.stubEnv("GIT_CONFIG_COUNT", "1");
    vi.stubEnv("GIT_CONFIG_KEY_0", "A.X");
    vi.stubEnv("GIT_CONFIG_VALUE_0", "counted");
    expect(both(root, "a.x")).toEqual({ ours: "counted", gits: "counted" });
    vi.stubEnv("GIT_CONFIG_PARAMETERS", "'a.x'='parameter with space'");
    expect(both(root, "a.x").ours).toBe("parameter with space");
  });

  it("end where an include includes itself, or is a pipe", () => {
    const root = repositoryWith({});
    const folder = home({
      ".gitconfig": "[include]\npath = .gitconfig\n[include]\npath = pipe\n[a]\nx = 1\n",
    });
    makeFifo(join(folder, "pipe"));
    const repository = locateRepository(root);
    expect(repository === null ? null : settingOf(readGitSettings(repository, null), "a.x")?.value).toBe("1");
  });
});
