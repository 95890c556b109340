import { execFileSync } from "node:child_process";
import { mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { quotedPath } from "../../../src/system/git/quoted-path.js";
import { git, repositoryWith, temporaryFolder } from "./repositories.js";

it.each(["plain", 'q"uo"te', "back\\slash", "co:lon", "new\nline", "\u001b[31m\u007f", "\u00e9 \u202e"])(
  "a folder of objects called %j is one to git",
  (name) => {
    const lender = repositoryWith({ "a.txt": "1" });
    const objects = join(temporaryFolder(), name);
    const head = git(lender, "rev-parse", "HEAD");
    renameSync(join(lender, ".git/objects"), objects);
    const borrower = temporaryFolder();
    git(borrower, "init", "-q");
    mkdirSync(join(borrower, "empty"));
    const type = execFileSync("git", ["cat-file", "-t", head], {
      cwd: borrower,
      encoding: "utf8",
      env: {
        PATH: process.env.PATH,
        GIT_OBJECT_DIRECTORY: join(borrower, "empty"),
        GIT_ALTERNATE_OBJECT_DIRECTORIES: quotedPath(objects),
      },
    });
    expect(type).toBe("commit\n");
  },
);
