import { describe, expect, test } from "vitest";
import { scriptUsesIn } from "../../rules/client-scripts.js";

/** What a page uses, as `kind name`, each checked to stand where it is said to. */
function usesIn(text: string): readonly string[] {
  return scriptUsesIn(text).map(({ start, end, kind, name }) => {
    expect(text.slice(start, end)).toBe(name);
    return `${kind} ${name}`;
  });
}

/** A page with a script. */
function page(script: string, attributes = ""): string {
  return `<p>pictify</p>\n<script${attributes}>${script}</script>\n<p>end</p>`;
}

describe("a script of a page uses", () => {
  test.each([
    ["the SDK, imported", `import { Pictify } from "@pictify/sdk";`, ["sdk @pictify/sdk"]],
    ["the SDK, imported alone", `import '@pictify/sdk'`, ["sdk @pictify/sdk"]],
    ["the SDK, loaded later", `await import( "@pictify/sdk" )`, ["sdk @pictify/sdk"]],
    ["a client", `const p = new Pictify({});`, ["sdk Pictify"]],
    ["a client with another name", `new PictifyClient (x)`, ["sdk PictifyClient"]],
    ["an asynchronous client", `new AsyncPictify(x)`, ["sdk Pictify"]],
    ["a key of the environment", `f(import.meta.env.VITE_PICTIFY_KEY)`, ["key VITE_PICTIFY_KEY"]],
    ["a key in a constant", `const pictifyKey = "x";`, ["key pictifyKey"]],
    ["a key in a template", "let pictifyToken=`x`;", ["key pictifyToken"]],
    ["a key on the window", `window.PICTIFY_API_KEY = 'x';`, ["key PICTIFY_API_KEY"]],
    [
      "a call with credentials",
      `fetch("https://api.pictify.io/image", { headers: { Authorization: b } })`,
      ["call Authorization"],
    ],
    [
      "a call with a header of its own",
      `x.open("GET", "//api.pictify.io/"); x.setRequestHeader("X-API-Key", b)`,
      ["call X-API-Key"],
    ],
    [
      "several things, in order",
      `const pictifyKey = "x"; new Pictify(pictifyKey)`,
      ["key pictifyKey", "sdk Pictify"],
    ],
  ])("%s", (_, script, expected) => {
    expect(usesIn(page(script))).toEqual(expected);
  });

  test.each([
    ["another package", `import x from "stripe";`],
    ["another class", `new PictifyImage(x); new MyPictify(x)`],
    ["another variable of the environment", `f(import.meta.env.VITE_URL)`],
    ["another constant", `const pictifyUrl = "x";`],
    ["a key that is read elsewhere", `const pictifyKey = read();`],
    ["an empty text", `const pictifyKey = "";`],
    ["a comparison", `window.pictifyKey == "x"`],
    ["a call of another API", `fetch("https://api.example.com", { headers: { Authorization: b } })`],
    [
      "a call of a host that only begins like it",
      `fetch("https://api.pictify.io.example.com", { headers: { Authorization: b } })`,
    ],
    [
      "a call of a host that only ends like it",
      `fetch("https://my-api.pictify.io", { headers: { Authorization: b } })`,
    ],
    ["a call without credentials", `fetch("https://api.pictify.io/b/1.png", { headers: { Accept: a } })`],
  ])("nothing by %s", (_, script) => {
    expect(usesIn(page(script))).toEqual([]);
  });

  test.each(["https://unpkg.com/@pictify/sdk", "https://cdn.jsdelivr.net/npm/@pictify/sdk@1"])(
    "the SDK by its address, %s",
    (address) => {
      expect(usesIn(page("", ` src="${address}"`))).toEqual([`sdk ${address}`]);
    },
  );

  test("what stands in each script, and nothing outside of them", () => {
    const key = (name: string): string => `const ${name} = "x";`;
    const text = `${key("pictifyKey")}${page(key("pictifyToken"))}${page(key("pictifySecret"), " async")}`;
    expect(usesIn(text)).toEqual(["key pictifyToken", "key pictifySecret"]);
  });

  test("what stands in a script that has no end", () => {
    expect(usesIn(`<SCRIPT>const pictifyKey = "x";`)).toEqual(["key pictifyKey"]);
  });

  test("nothing where nothing is Pictify's", () => {
    expect(usesIn(`<script>const key = "x";</script>`)).toEqual([]);
  });
});
