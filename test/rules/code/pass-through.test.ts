import { AST_NODE_TYPES, type TSESTree } from "@typescript-eslint/utils";
import { describe, expect, test } from "vitest";
import { passageOf } from "../../../rules/code/pass-through.js";
import { parsed } from "../support/source-code.js";

/** What a call keeps, as its code, `hides` or `part of …`; null where that is not known. */
function passage(code: string): readonly string[] | string | null {
  const { sourceCode, last } = parsed(code);
  if (last.type !== AST_NODE_TYPES.CallExpression && last.type !== AST_NODE_TYPES.NewExpression)
    throw new Error("the code is no call");
  const text = (node: TSESTree.Node): string => sourceCode.getText(node);
  const found = passageOf(last);
  switch (found.kind) {
    case "keeps":
      return found.from.map(text);
    case "hides":
      return found.partOf === null ? "hides" : `part of ${text(found.partOf)}`;
    case "unknown":
      return null;
  }
}

describe("a call keeps", () => {
  test.each([
    ["what is made a text", `String(k)`, ["k"]],
    ["what is written as JSON", `JSON.stringify(k, null, 2)`, ["k", "null", "2"]],
    ["what is encoded for a URL", `encodeURIComponent(k)`, ["k"]],
    ["what is encoded for a URL as a whole", `encodeURI(k)`, ["k"]],
    ["what is encoded as base64", `window.btoa(k)`, ["k"]],
    ["what is assigned", `Object.assign({}, k)`, ["{}", "k"]],
    ["what is inspected", `util.inspect(k)`, ["k"]],
    ["what is coloured", `chalk.red.bold(k)`, ["k"]],
    ["what a state begins with", `useState(k)`, ["k"]],
    ["what is trimmed", `k.trim()`, ["k"]],
    ["what is joined", `[k].join(s)`, ["[k]", "s"]],
    ["what is appended", `a.concat(k)`, ["a", "k"]],
    ["what a URL is made of", `new URL(k)`, ["k"]],
    ["what an error is made of", `new HttpError(k, 1)`, ["k", "1"]],
    ["what spaces are taken out of", `k.replace(/ /g, "")`, ["k"]],
    ["what is replaced everywhere by spaces", `k.replaceAll("\\n", " ")`, ["k"]],
    ["what a scheme is cut from", `k.slice(7)`, ["k"]],
    ["what a prefix is cut from", `k.substring("Bearer ".length)`, ["k"]],
    ["all that is cut from the start", `k.substr()`, ["k"]],
    ["all but as much as a prefix has", `k.slice(16)`, ["k"]],
  ])("%s", (_, code, from) => {
    expect(passage(code)).toEqual(from);
  });
});

describe("a call hides", () => {
  test.each([
    ["what is masked", `mask(k)`],
    ["what a method redacts", `logger.redact(k)`],
    ["what is hashed", `createHash(k)`],
    ["what is tested", `isPictify(k)`],
    ["what is asked for", `has_key(k)`],
    ["whether it is set", `Boolean(k)`],
    ["what is signed", `sign(k)`],
    ["what a method signs with", `jwt.hmacSign(k)`],
    ["what makes a signature", `createSignature(k)`],
    ["what it begins with", `k.startsWith("a")`],
    ["what it is split into", `k.split("_")`],
    ["what is replaced", `k.replace(/./g, "*")`],
    ["what is replaced by something else", `k.replaceAll(a, b)`],
    ["what is replaced by nothing that is told", `k.replace(/./g)`],
  ])("%s", (_, code) => {
    expect(passage(code)).toBe("hides");
  });

  test.each([
    ["the end", `k.slice(-4)`],
    ["the start", `k.slice(0, 8)`],
    ["what is behind more than a prefix", `k.slice(17)`],
    ["a part that is not told", `k.substring(a)`],
    ["a part by another member", `k.substr(a.size)`],
    ["a part by a text", `k.slice("4")`],
    ["a character", `k.charAt(0)`],
    ["a character from the end", `k.at(-1)`],
  ])("all but a part: %s", (_, code) => {
    expect(passage(code)).toBe("part of k");
  });
});

describe("of a call nothing is known", () => {
  test.each([
    ["by any other name", `render(k)`],
    ["of any other method", `page.render(k)`],
    ["by a name that only ends in a known one", `toString_(k)`],
    ["of another module's member", `my.JSON.stringify(k)`],
    ["of another object's colours", `paint.red(k)`],
    ["that constructs something else", `new Client(k)`],
    ["that constructs what only begins like something known", `new URLS(k)`],
    ["of a function that is written there", `(() => 1)(k)`],
    ["of a computed method", `k[m](1)`],
    ["whose name only begins like a question", `canonical(k)`],
    ["of a method whose name only begins like one", `page.issue(k)`],
    ["whose name only holds the letters of signing", `designToken(k)`],
  ])("%s", (_, code) => {
    expect(passage(code)).toBeNull();
  });
});
