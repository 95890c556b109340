import { join } from "node:path";
import { expect, test } from "vitest";
import { filePath } from "../../rules/file-path.js";

const cwd = import.meta.dirname;

test.each([
  ["below the working directory", join(cwd, "src", "a.ts"), "src/a.ts"],
  ["beside the working directory", join(cwd, "..", "b", "a.ts"), "../b/a.ts"],
  ["that is relative already", join("src", "a.ts"), "src/a.ts"],
  ["with signs of its own", join(cwd, "<a>", "b.ts"), "<a>/b.ts"],
])("the path of a file %s", (_, filename, path) => {
  expect(filePath({ filename, cwd })).toBe(path);
});

test.each(["<input>", "<text>"])("%s is no file", (filename) => {
  expect(filePath({ filename, cwd })).toBe("");
});
