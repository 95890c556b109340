import { describe, expect, test } from "vitest";
import { publicNamesIn } from "../../rules/public-names.js";

const NAME = "VITE_PICTIFY_API_KEY";

/** The names in a text, each checked to stand where it is said to. */
function namesIn(text: string, path = ".env", prefixes: readonly string[] = []): readonly string[] {
  return publicNamesIn(text, path, prefixes).map(({ start, end, name }) => {
    expect(text.slice(start, end)).toBe(name);
    return name;
  });
}

describe("a public name is found", () => {
  test.each([
    ["in an assignment", `${NAME}=x`],
    ["in an assignment with spaces", `A=b\n  ${NAME} = x`],
    ["in an instruction", `ENV ${NAME} x`],
    ["in an argument of a build", `ARG ${NAME}`],
    ["in an export", `export ${NAME}=x`],
    ["in a setting of a C shell", `setenv ${NAME} x`],
    ["in a pair", `  ${NAME}: x`],
    ["in a quoted pair", `{ "${NAME}": "x" }`],
    ["in a quoted text", `- '${NAME}'`],
    ["in a list", `  - ${NAME}`],
    ["in a list with Windows' line ends", `  - ${NAME}\r\n  - A\r\n`],
    ["in a reference", `echo $${NAME}`],
    ["in a reference with braces", `echo "\${${NAME}}"`],
    ["in a reference of an action", `\${{ env.${NAME} }}`.replace(" }}", "}}")],
    ["in a reference of PowerShell", `$env:${NAME} = 1`],
    ["in a flag of docker", `docker run -e ${NAME} image`],
    ["in a long flag of docker", `docker run --env ${NAME} image`],
    ["in an argument of docker build", `docker build --build-arg ${NAME}=x .`],
    ["after other settings", `A=1;${NAME}=x`],
  ])("%s", (_, text) => {
    expect(namesIn(text)).toEqual([NAME]);
  });

  test.each([
    ["a name without a prefix", `PICTIFY_API_KEY=x`],
    ["a name of no key", `VITE_PICTIFY_URL=x`],
    ["a text that says nothing of Pictify", `VITE_API_KEY=x`],
    ["a part of a longer name", `MY${NAME}=x`],
    ["a comment of a shell", `  # ${NAME}=x`],
    ["a comment behind something", `A=b # ${NAME}=x`],
    ["a comment of code", `// ${NAME}=x`],
    ["a comment of markup", `<!-- ${NAME}=x -->`],
    ["a comment of ini", `; ${NAME}=x`],
    ["a block comment", `/* ${NAME}=x */`],
    ["a line of a block comment", ` * ${NAME}=x`],
    ["a word in a sentence", `the variable ${NAME} is public`],
  ])("but not in %s", (_, text) => {
    expect(namesIn(text)).toEqual([]);
  });

  test.each(["README.md", "a/b.mdx", "notes.TXT", "x.rst", "x.adoc", "x.markdown"])(
    "but not in %s",
    (path) => {
      expect(namesIn(`${NAME}=x`, path)).toEqual([]);
    },
  );

  test("in files whose names only begin like those of prose", () => {
    expect(namesIn(`${NAME}=x`, "x.md.sh")).toEqual([NAME]);
  });

  test("once a place, in order, with its prefix", () => {
    const text = `ENV VITE_PICTIFY_KEY=x\nREACT_APP_PICTIFY_TOKEN=y`;
    const found = publicNamesIn(text, ".env", []);
    expect(found.map(({ start, prefix }) => [start, prefix])).toEqual([
      [4, "VITE_"],
      [23, "REACT_APP_"],
    ]);
  });

  test("by prefixes of the user's", () => {
    expect(namesIn(`SHOP_PICTIFY_KEY=x`, ".env", ["SHOP_"])).toEqual(["SHOP_PICTIFY_KEY"]);
  });
});
