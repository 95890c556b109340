import { describe, expect, test } from "vitest";
import { filledInUrls } from "../../../rules/sinks/filled-in-url.js";
import { unmarked } from "../support/marked-code.js";

const RENDER = "https://api.pictify.io/r/x.png";

/** Whether the stretches that are found in a text are those that are marked. */
function expectMarked(marked: string, path: string, isCode = false): void {
  const { code, places } = unmarked(marked);
  expect(filledInUrls(code, path, isCode)).toEqual(places.map(({ start, end }) => [start, end]));
}

describe("what is filled into a URL", () => {
  test.each([
    ["a shell", "a.sh", `curl "${RENDER}?token=«$KEY»"`],
    ["a shell with braces", "a.sh", `a; curl "${RENDER}?a=1&token=«\${key}»"`],
    ["a template", "a.hbs", `<img src="${RENDER}?a=1&amp;token=«{{ key }}»">`],
    ["a component", "a.txt.svelte", `<img src="${RENDER}?token=«{key}»">`],
    ["a page of Ruby", "a.erb", `<img src="${RENDER}?token=«<%= key %>»">`],
    ["a batch file", "a.bat", `curl ${RENDER}?token=«%KEY%»`],
    ["the line below a comment", "a.sh", `# pictify\ncurl "${RENDER}?token=«$KEY»"`],
    ["a line before a comment", "a.sh", `curl "${RENDER}?token=«$KEY»" # pictify`],
    ["any URL", "a.sh", `curl "https://a.com/?k=$«PICTIFY_API_KEY»"`],
    ["any URL in PowerShell", "a.ps1", `irm "https://a.com/?k=$env:«PICTIFY_API_KEY»"`],
    ["any URL in PowerShell with braces", "a.ps1", `irm "https://a.com/?k=\${env:«PICTIFY_API_KEY»}"`],
    ["any URL in a template", "a.njk", `<a href="/?k={{ «pictify_token» }}">`],
    ["two URLs", "a.sh", `curl "https://a.com/?k=$«PICTIFY_API_KEY»" "/?a=%«PICTIFY_TOKEN»%"`],
    [
      "nothing of something else's",
      "a.sh",
      `curl "https://pictify.io/?k=$STRIPE_KEY&id=$PICTIFY_TEMPLATE_ID"`,
    ],
    ["nothing of another token", "a.sh", `curl "https://example.com/r/x.png?token=$KEY" # pictify`],
    ["nothing of prose", "README.md", `curl "${RENDER}?token=$KEY"`],
    ["nothing of plain text", "a.txt", `https://a.com/?k=$PICTIFY_API_KEY`],
  ])("%s", (_, path, marked) => {
    expectMarked(marked, path);
  });

  test.each(["#", "    #", "// ", "<!-- ", " * ", ";", `# ${"x".repeat(200)}`])(
    "nothing behind '%s'",
    (sign) => {
      expectMarked(`${sign} curl "${RENDER}?token=$KEY"`, "a.sh");
      expectMarked(`a\n${sign} curl "${RENDER}?token=$KEY"\n`, "a.sh");
    },
  );

  test("in markup that is parsed as code, and in no other code", () => {
    expectMarked(`<img src="${RENDER}?token=«{key}»">`, "a.vue", true);
    expectMarked(`const a = "${RENDER}?token={key}";`, "a.ts", true);
    expectMarked(`const a = "${RENDER}?token=«{key}»";`, "a.ts", false);
  });
});
