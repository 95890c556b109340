import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { recordedMessage } from "../../src/hooks/recorded-message.js";
import type { GitSetting } from "../../src/system/git/git-settings.js";
import { git, temporaryRepository, writeFiles } from "../support/temporary.js";

function settings(values: Readonly<Record<string, string>>): GitSetting[] {
  return Object.entries(values).map(([name, value]) => ({ name, value, scope: "user", file: "x" }));
}

const lines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** Has git commit with a message, and tells what it gave to commit-msg and what it recorded. */
function commit(
  typed: string,
  config: Readonly<Record<string, string>>,
  options: { readonly editor: boolean; readonly args?: readonly string[] },
): { readonly given: Buffer; readonly recorded: string; readonly edited: boolean } {
  const folder = temporaryRepository({ "a.txt": "1\n" });
  writeFiles(folder, {
    "a.txt": "2 changed\n",
    typed,
    editor: `#!/bin/sh\ncat typed "$1" >edited && cp edited "$1"\n`,
    ".git/hooks/commit-msg": '#!/bin/sh\ncp "$1" given\nprintf %s "$GIT_EDITOR" >editor-used\n',
  });
  for (const name of ["editor", ".git/hooks/commit-msg"]) chmodSync(join(folder, name), 0o755);
  git(folder, "add", "a.txt");
  for (const [name, value] of Object.entries(config)) git(folder, "config", name, value);
  execFileSync("git", ["commit", "-q", ...(options.args ?? []), ...(options.editor ? [] : ["-F", "typed"])], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      GIT_EDITOR: join(folder, "editor"),
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_AUTHOR_NAME: "A",
      GIT_AUTHOR_EMAIL: "a@example.com",
      GIT_COMMITTER_NAME: "A",
      GIT_COMMITTER_EMAIL: "a@example.com",
    },
  });
  if (!existsSync(join(folder, "given"))) throw new Error("commit-msg did not run");
  return {
    given: readFileSync(join(folder, "given")),
    recorded: git(folder, "log", "-1", "--format=%B"),
    edited: readFileSync(join(folder, "editor-used"), "utf8") !== ":",
  };
}

describe("what git records of a message", () => {
  const TYPED = "Subject\n\n# typed comment\n ; indented\nbody\n";

  it.each<[Record<string, string>, { editor: boolean; args?: string[] }]>([
    [{}, { editor: true }],
    [{}, { editor: false }],
    [{}, { editor: true, args: ["-v"] }],
    [{ "commit.verbose": "true" }, { editor: true }],
    [{ "commit.cleanup": "scissors" }, { editor: true }],
    [{ "commit.cleanup": "scissors" }, { editor: false }],
    [{ "commit.cleanup": "whitespace" }, { editor: true, args: ["--no-status"] }],
    [{ "commit.cleanup": "verbatim" }, { editor: false }],
    [{ "commit.cleanup": "strip" }, { editor: false }],
    [{ "commit.cleanup": "default" }, { editor: true }],
    [{ "core.commentChar": ";" }, { editor: true, args: ["-v"] }],
    [{ "core.commentChar": ";" }, { editor: false }],
    [{ "core.commentChar": "auto" }, { editor: true }],
  ])("is told from the file with %j, %j", (config, options) => {
    const { given, recorded, edited } = commit(TYPED, config, options);
    expect(edited).toBe(options.editor);
    const lowered = Object.fromEntries(
      Object.entries(config).map(([name, value]) => [name.toLowerCase(), value]),
    );
    expect(lines(recordedMessage(given, settings(lowered), edited).toString())).toEqual(lines(recorded));
  });

  it.each<[Record<string, string>, { editor: boolean; args?: string[] }]>([
    [{}, { editor: true }],
    [{}, { editor: false }],
    [{}, { editor: true, args: ["-v"] }],
    [{ "commit.cleanup": "scissors" }, { editor: true }],
    [{ "commit.cleanup": "scissors" }, { editor: false }],
    [{ "commit.cleanup": "verbatim" }, { editor: true }],
    [{ "commit.cleanup": "whitespace" }, { editor: true }],
  ])(
    "holds what stands below scissors that somebody typed, as far as git does, with %j, %j",
    (config, options) => {
      const typed = "Subject\n\n# ------------------------ >8 ------------------------\nbelow\n# comment\n";
      const { given, recorded, edited } = commit(typed, config, options);
      expect(lines(recordedMessage(given, settings(config), edited).toString())).toEqual(lines(recorded));
    },
  );

  it("keeps the numbers of lines, and bytes of any encoding", () => {
    const bytes = Buffer.from("a\u00e9\n# no\n\u00ff b\r\n", "latin1");
    expect(recordedMessage(bytes, [], true).toString("latin1")).toBe("a\u00e9\n\n\u00ff b\r\n");
  });

  it("follows core.commentString, of any length", () => {
    const bytes = Buffer.from("a\n//é no\n# yes\n");
    expect(recordedMessage(bytes, settings({ "core.commentstring": "//é" }), true).toString()).toBe(
      "a\n\n# yes\n",
    );
  });
});
