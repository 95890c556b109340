import { Linter } from "eslint";
import { describe, expect, test } from "vitest";
import { mayAssembleKeys } from "../../rules/assembled-keys.js";
import { noHardcodedKey } from "../../rules/no-hardcoded-key.js";
import { prefixed, randomBody } from "../support/keys.js";

const BODY = randomBody("assembled-keys", 32);
const PREFIXES = [prefixed("live", ""), prefixed("test", ""), ["pic", "live", ""].join("_")];
const CUTS = PREFIXES.flatMap((prefix) =>
  Array.from({ length: prefix.length - 1 }, (_, index) => [
    prefix.slice(0, index + 1),
    prefix.slice(index + 1),
  ]),
);
const KEYS = {
  plugins: { keylint: { rules: { "no-hardcoded-key": noHardcodedKey } } },
  rules: { "keylint/no-hardcoded-key": "error" },
} as unknown as Linter.Config;

/** What is reported in a code, by the text that is marked. */
function reported(code: string): readonly string[] {
  const lines = code.split("\n");
  return new Linter().verify(code, KEYS, "src/a.js").map(({ line, endLine, column, endColumn, ruleId }) => {
    if (ruleId === null || line !== endLine) throw new Error("what is reported is no key of one line");
    return (lines[line - 1] ?? "").slice(column - 1, (endColumn ?? 0) - 1);
  });
}

describe("a key is found that is cut", () => {
  test.each(CUTS)("behind %s", (start = "", rest = "") => {
    expect(reported(`use("${start}" + "${rest}${BODY}");`)).toEqual([`${start}" + "${rest}${BODY}`]);
  });
});

describe("code may put a key together", () => {
  test.each([
    ["a prefix that is cut", `const a = "pk_li"`],
    ["a prefix in single quotes", `const a = 'pk'`],
    ["a prefix in a template", "const a = `pic_`"],
    ["a prefix before something filled in", "const a = `x pk_${b}`"],
    ["base64", `atob(a)`],
    ["bytes", `Buffer.from(a)`],
    ["a decoder of bytes", `new TextDecoder()`],
    ["codes of units", `String.fromCharCode(a)`],
    ["codes of characters", `String.fromCodePoint(a)`],
    ["escapes of a URL", `unescape(a)`],
    ["a list that is reversed", `a.reverse().join("")`],
  ])("that has %s", (_, code) => {
    expect(mayAssembleKeys(code)).toBe(true);
  });

  test.each([
    ["a word that ends like a prefix", `const a = "app"`],
    ["a number that ends like one", `const a = "1pk"`],
    ["a prefix inside of a text", `const a = "pk is short"`],
    ["another prefix", `const a = "sk_live"`],
    ["another name of Buffer's", `Buffer.alloc(1)`],
    ["a list that is joined", `a.join("")`],
    ["a longer name", `decodeAtob_(a); myatob(b)`],
  ])("but not with %s alone", (_, code) => {
    expect(mayAssembleKeys(code)).toBe(false);
  });
});

describe("a key that is put together is reported", () => {
  const [live = "", sandbox = ""] = PREFIXES;
  const other = randomBody("assembled-keys, another one", 32);

  test("once, where expressions stand in one another", () => {
    expect(reported(`use(["${live}" + "${BODY}"].join(""));`)).toEqual([`${live}" + "${BODY}`]);
  });

  test("in each of several expressions, also beside one that makes none", () => {
    const code = `use("${live}" + "${BODY}"); use("a" + "b"); use("${sandbox}" + "${other}");`;
    expect(reported(code)).toEqual([`${live}" + "${BODY}`, `${sandbox}" + "${other}`]);
  });

  test("without a prefix, where the SDK is handed it", () => {
    const hex = randomBody("assembled-keys, hexadecimal", 64, "hex");
    const halves = `${hex.slice(0, 32)}" + "${hex.slice(32)}`;
    expect(reported(`new Pictify({ apiKey: "${halves}" });`)).toEqual([halves]);
    expect(reported(`new Pictify({ apiKey: "${halves.slice(1)}" });`)).toEqual([]);
  });

  test("not if it is written out, too", () => {
    expect(reported(`use("${live}${BODY}"); use("${live}" + "${BODY}");`)).toEqual([`${live}${BODY}`]);
  });
});
