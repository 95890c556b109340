import { describe, expect, it } from "vitest";
import { isSameExpression } from "../../src/detect/same-expression.js";

describe("two places are in one expression with between them", () => {
  it.each([
    ["a call's opening", `({ apiKey: "`],
    ["a finished call", `(x), key: "`],
    ["a finished object", `": { a: 1 }, "key": "`],
    ["a finished list", `: [1, 2], key: "`],
    ["objects in a list in a call", `([{ a: [1] }, { b: (2) }], "`],
    ["the rest of an address", `/image;v=1(2", { key: "`],
    ["a string with the end of a statement in it", `", "a;b", key: "`],
    ["a string with a bracket in it", `", 'x(y', key: '`],
    ["a template with a function in it", 'x", `a => {b`, key: "'],
    ["an entity", `?a=1&amp;b=2&quot;&gt;token=`],
    ["a general name before the bracket", `", headers : { "Authorization": "Bearer `],
    ["a general name that is set", `", config = {key: "`],
    ["a general name in quotes", `, "credentials" : ["`],
    ["lines that go on", `(\n  {\n    url: x,\n    key: "`],
    ["a line that goes on in the shell", `/image \\\n  -H "Authorization: Bearer `],
    ["a written line end that goes on", String.raw`(\n  x,\r\n  "`],
  ])("%s", (_, between) => {
    expect(isSameExpression(between)).toBe(true);
  });
});

describe("two places are not in one expression with between them", () => {
  it.each([
    ["the end of a statement", `(x); acme("`],
    ["the end of a block", `(x) } acme("`],
    ["the end of the call", `x), acme, "`],
    ["the end of the list", `x], key: "`],
    ["brackets that do not fit", `([x), key: "`],
    ["brackets that do not fit, the other way", `({x], key: "`],
    ["an arrow function", ` => acme("`],
    ["a function", ` function acme("`],
    ["the body of a function", `) { acme("`],
    ["the body of a function, far off", `)     {acme("`],
    ["the body of a function on the next line", `)\n{ acme("`],
    ["somebody's object", `", acme: { key: "`],
    ["somebody's object in quotes", `", "acme": { "key": "`],
    ["somebody's object that is set", `", acme = { key: "`],
    ["somebody's object, spaced", `", acme  :  { key: "`],
    ["somebody's block", `", acme { key = "`],
    ["somebody's call", `", acme("`],
    ["somebody's call within a general name", `", headers: { x: acme("`],
    ["a line that ends", `: x\nkey: "`],
    ["a line that ends in spaces", `: x  \t\nkey: "`],
    ["an empty line's end", `\nkey: "`],
    ["a line's end of an old Macintosh", `: x\rkey: "`],
    ["a written line end", String.raw`: x\nkey: `],
  ])("%s", (_, between) => {
    expect(isSameExpression(between)).toBe(false);
  });
});
