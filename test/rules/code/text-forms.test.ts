import { describe, expect, test } from "vitest";
import { StaticTexts } from "../../../rules/code/static-text.js";
import { UNKNOWN } from "../../../rules/code/mapped-text.js";
import { ValueOrigins } from "../../../rules/code/value-origins.js";
import { parsed } from "../support/source-code.js";

/** What the last expression of a code comes to, with `?` for what is not known; null where nothing is. */
function textOf(code: string): string | null {
  const { sourceCode, last } = parsed(code);
  const text = new StaticTexts(sourceCode, new ValueOrigins(sourceCode)).textOf(last);
  return text === null ? null : text.text.replaceAll(UNKNOWN, "?");
}

describe("a text is worked out", () => {
  test.each([
    ["from a string", `("ab")`, "ab"],
    ["from a number", `1 + "b"`, "1b"],
    ["from a template", "`a${1}b${'c'}`", "a1bc"],
    ["from a template with something unknown", "`a${x}b`", "a?b"],
    ["from a raw template", "String.raw`a\\n${'b'}`", "a\\nb"],
    ["from a long sum", `"a" + "b" + ("c" + "d") + "e"`, "abcde"],
    ["from a sum with something unknown", `"a" + x + "c"`, "a?c"],
    ["from a constant", `const a = "b"; a`, "b"],
    ["from a constant that is written below", `a; const a = "b"; a`, "b"],
    ["from a constant of a constant", `const a = "b"; const c = a + "d"; c`, "bd"],
    ["from a member", `const o = { a: "b" }; o.a`, "b"],
    ["from a member in brackets", `const o = { "a b": "b" }; o["a b"]`, "b"],
    ["from a member of a member", `const o = { p: { a: "b" } }; o.p.a`, "b"],
    ["from an item", `const l = ["a", "b"]; l[1]`, "b"],
    ["from an enum", `enum E { A = "b" } E.A`, "b"],
    ["from what is taken out of an object", `const { a } = { a: "b" }; a`, "b"],
    ["from what was appended", `let a = "b"; a += "c"`, "bc"],
    ["from what was written last before it", `let a = "b"; a = "c"; use(a + "d"); a = "e"; (a)`, "e"],
    ["from a template that was written last", "let a = 'b'; a = `c`; a", "c"],
    ["from a sum that was written last", `let a = "b"; a = "c" + "d"; a`, "cd"],
    ["from a concatenation that was written last", `let a = "b"; a = "c".concat("d"); a`, "cd"],
    ["from an argument", `const g = (x, a) => a + "c"; g("d", "b")`, "bc"],
    ["from what was appended twice", `let a = "b"; a += "c"; a += "d"`, "bcd"],
    ["from a list", `["a", "b", "c"].join("-")`, "a-b-c"],
    ["from a list without a separator", `["a", "b"].join()`, "a,b"],
    ["from a list with an empty one", `["a", "b"].join("")`, "ab"],
    ["from a list with something unknown and a hole", `["a", x, , "b"].join("-")`, "a-?--b"],
    ["from a constant list", `const l = ["a", "b"]; l.join("-")`, "a-b"],
    ["from a list that is reversed", `["a", "b"].reverse().join("")`, "ba"],
    ["from a copy that is reversed", `["a", "b"].toReversed().join("")`, "ba"],
    ["from a text that is split and reversed", `"abc".split("").reverse().join("")`, "cba"],
    ["from a text that is split at something", `"a.b".split(".").join("-")`, "a-b"],
    ["from concat", `"a".concat("b", "c")`, "abc"],
    ["from trim, toString and valueOf", `"a".trim().toString().valueOf()`, "a"],
    ["from slice", `"abcd".slice(1, 3)`, "bc"],
    ["from slice without an end", `"abcd".slice(2)`, "cd"],
    ["from slice without bounds", `"abcd".slice()`, "abcd"],
    ["from substring", `"abcd".substring(0, 2)`, "ab"],
    ["from replace", `"a*a".replace("*", "$&")`, "a$&a"],
    ["from replaceAll", `"a*a*".replaceAll("*", "b")`, "abab"],
    ["from replace of the first alone", `"**".replace("*", "b")`, "b*"],
    ["from String", `String("a")`, "a"],
    ["from decodeURIComponent", `decodeURIComponent("a%5Fb")`, "a_b"],
    ["from decodeURI", `decodeURI("a%20b")`, "a b"],
    ["from unescape", `unescape("a%5Fb")`, "a_b"],
    ["from atob", `atob("YWI=")`, "ab"],
    ["from Buffer.from base64", `Buffer.from("YWI=", "base64").toString()`, "ab"],
    ["from Buffer.from hexadecimal", `Buffer.from("6162", "hex").toString("utf8")`, "ab"],
    ["from String.fromCharCode", `String.fromCharCode(97, 98)`, "ab"],
    ["from codes in a list", `String.fromCharCode(...[97, 98])`, "ab"],
    ["from bytes", `new TextDecoder().decode(new Uint8Array([97, 98]))`, "ab"],
    ["from bytes of a list", `const l = [97, 98]; new TextDecoder().decode(Uint8Array.from(l))`, "ab"],
    ["from atob of the window", `window.atob("YWI=") + globalThis.atob("Yw==") + self.atob("ZA==")`, "abcd"],
    ["from String.fromCodePoint", `String.fromCodePoint(97, ...[98], 99)`, "abc"],
    ["from codes that are applied", `String.fromCharCode.apply(null, [97, 98])`, "ab"],
    ["from codes by Reflect", `Reflect.apply(String.fromCharCode, null, [97, 98])`, "ab"],
    [
      "from a buffer of bytes",
      `Buffer.from([97, 98]).toString() + Buffer.from([97]).toString("hex")`,
      "ab61",
    ],
    ["from a buffer of a text", `Buffer.from("ab").toString("HEX")`, "6162"],
    ["from a buffer that String reads", `String(Buffer.from("YWI=", "base64"))`, "ab"],
    ["from a buffer that is decoded", `new TextDecoder().decode(Buffer.from("YWI=", "base64url"))`, "ab"],
    ["from a buffer in spite of types", `(Buffer.from("YWI=", "Base64") as Buffer).toString("latin1")`, "ab"],
    ["from slice up to the end", `"abcd".slice(-2) + "abcd".slice(0, -3)`, "cda"],
    [
      "from the member that counts",
      `const o = { a: "b", a: "c", ...{} }; const p = { ...x, a: "d" }; p.a`,
      "d",
    ],
    ["from the last of two members", `const o = { a: "b", a: "c", d: "e" }; o.a`, "c"],
    ["from an enum by a text", `enum E { A, "a-b" = "c" } E["a-b"]`, "c"],
    ["from what is taken out of a list", `const [, a] = ["b", "c"]; a`, "c"],
    [
      "from what is taken out of what is in a constant",
      `const o = { p: { a: "b" } }; const { p: { a } } = o; a`,
      "b",
    ],
    ["in spite of types", `("a" as string)! + ("b" satisfies string)`, "ab"],
  ])("%s", (_, code, text) => {
    expect(textOf(code)).toBe(text);
  });
});

describe("a text is not worked out", () => {
  test.each([
    ["from what is unknown", `x`],
    ["from a sum of what is unknown", `x + y`],
    ["from a difference", `"3" - "1"`],
    ["from a pattern", `/a/`],
    ["from another tag", "html`a`"],
    ["from a variable that something unknown is written to", `let a = "b"; a = f(); a`],
    ["from a constant that leads to itself", `const a = b; const b = a; a`],
    ["from a member that is not there", `const o = { a: "b" }; o.c`],
    ["from a member of something unknown", `o.a`],
    ["from a computed member", `const o = { a: "b" }; o[x]`],
    ["from a list that is unknown", `l.join("-")`],
    ["from a list of an unknown separator", `["a", "b"].join(x)`],
    ["from an unknown split", `x.split("").join("")`],
    ["from a split at something unknown", `"ab".split(x).join("")`],
    ["from a list that is sorted", `["b", "a"].sort().join("")`],
    ["from concat of something unknown", `x.concat("a")`],
    ["from another method", `"a".padEnd(3)`],
    ["from an unknown bound", `"abcd".slice(x)`],
    ["from an unknown end", `"abcd".slice(1, x)`],
    ["from a slice of something unknown", `x.slice(1)`],
    ["from a replacement of a pattern", `"ab".replace(/a/, "b")`],
    ["from a replacement of nothing", `"ab".replace("", "b")`],
    ["from a replacement by something unknown", `"ab".replace("a", x)`],
    ["from a replacement in something unknown", `x.replace("a", "b")`],
    ["from another function", `encodeURIComponent("a")`],
    ["from a function without arguments", `String()`],
    ["from a function of something unknown", `String(x)`],
    ["from a broken escape", `decodeURIComponent("%E0%A4%A")`],
    ["from a text of nothing", `atob()`],
    ["from an unknown text", `atob(x)`],
    ["from codes that are no numbers", `String.fromCharCode("97")`],
    ["from codes that are spread", `String.fromCharCode(97, ...x)`],
    ["from codes that are applied to nothing", `String.fromCharCode.apply()`],
    ["from unknown codes that are applied", `String.fromCharCode.apply(null, x)`],
    ["from a buffer of nothing", `Buffer.from().toString()`],
    ["from an unknown buffer", `Buffer.from(x, "base64").toString()`],
    ["from a buffer in an unknown encoding", `Buffer.from("YWI=", x).toString()`],
    ["from a buffer in another encoding", `Buffer.from("YWI=", "rot13").toString()`],
    ["from a buffer that is written in an unknown encoding", `Buffer.from("ab").toString(x)`],
    ["from another buffer", `String(Buffer.alloc(2))`],
    ["from bytes of nothing", `new TextDecoder().decode()`],
    ["from unknown bytes", `new TextDecoder().decode(x)`],
    ["from a bound that is no whole number", `"abcd".slice(1.5)`],
    ["from a bound with another sign", `"abcd".slice(+1)`],
    ["from an unknown bound with a sign", `"abcd".slice(-x)`],
    ["from a member that something may replace", `const o = { a: "b", ...x }; o.a`],
    ["from a member of an enum without a text", `enum E { A } E.A`],
    ["from an element that is not there", `const l = ["a"]; l[1]`],
    ["from a hole", `const l = [, "a"]; l[0]`],
    ["from what is taken out and written", `let [a] = ["b"]; a = f(); a`],
    ["from what is taken out of something unknown", `const { a } = x; a`],
    ["from what is taken out of nothing", `const { p: { a } } = { b: "c" }; a`],
    ["from unknown codes", `String.fromCharCode(97, x)`],
    ["from something else that was written last", `let a = "b"; a = f("c"); a`],
    ["from a call of another method that was written last", `let a = "b"; a = "c".at(0); a`],
    ["from a difference that was written last", `let a = "b"; a = 2 - 1; a`],
    ["from a variable that a loop writes", `let a = "b"; for (a of ["c"]) use(a); a`],
    ["from an argument of which there are two", `const g = (a) => a; g("c"); g("b")`],
    ["from an argument that is spread", `const g = (a) => a; g(...["b"])`],
    ["from an argument that is written to", `const g = (a) => { a = f(); return a; }; g("b")`],
    ["from an argument that is missing", `const g = (a, b) => b; g("b")`],
    ["from a part of an argument", `const g = ({ a }) => a; g("b")`],
    ["from what is appended to something unknown", `let a = f(); a += "c"`],
    ["from something unknown that is appended", `let a = "b"; a += x`],
    ["from what is assigned", `a.b = "b"`],
  ])("%s", (_, code) => {
    expect(textOf(code)).toBeNull();
  });
});

test("sums of hundreds of terms are worked out, sums of millions of characters are not", () => {
  expect(textOf(Array.from({ length: 300 }, () => `"a"`).join(" + "))).toHaveLength(300);
  const long = `const a = "${"x".repeat(10_000)}"; const b = ${Array(20).fill("a").join(" + ")}; `;
  expect(textOf(`${long} ${Array(20).fill("b").join(" + ")}`)).toBeNull();
});

test("a chain of constants is followed as far as people write them", () => {
  const chain = (length: number) =>
    `const a0 = "x"; ${Array.from({ length }, (_, at) => `const a${at + 1} = a${at};`).join(" ")} a${length}`;
  expect(textOf(chain(10))).toBe("x");
  expect(textOf(chain(100))).toBeNull();
});
