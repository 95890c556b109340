import { describe, expect, test } from "vitest";
import { findKeys } from "../../src/detect/find-keys.js";
import { detect } from "../../src/detect/detect.js";
import { prefixed, randomBody, randomKey } from "../support/keys.js";

const key = randomKey("find");

function found(text: string): string[] {
  return findKeys(text).map(({ start, end }) => text.slice(start, end));
}

describe("in a compiled class a key begins", () => {
  test.each([16, 24, 40, 43, 64, 96])(
    "after the byte of its length, %i characters and the prefix",
    (length) => {
      const constant = randomKey("constant", "live", length);
      const size = String.fromCharCode(constant.length);
      expect(found(`\u0001\u0000${size}${constant}\u0001\u0000\u0004Code`)).toEqual([constant]);
    },
  );

  test("not after any other letter, nor after one that is a part of a text", () => {
    const constant = randomKey("constant", "live", 40);
    expect(found(`\u0000a${constant}\u0000`)).toEqual([]);
    expect(found(`\n${String.fromCharCode(constant.length)}${constant}\n`)).toEqual([]);
  });
});

describe("a key begins", () => {
  test.each([
    ["at the start of the text", ""],
    ["after a quote", '"'],
    ["after a space", "key "],
    ["after an equals sign", "KEY="],
    ["after a colon", "key:"],
    ["after a hyphen", "--key-"],
    ["after a letter of another alphabet", "ключ"],
    ["after a line end", "\n"],
    ["after a written line end", String.raw`"a\n`],
    ["after a written tab", String.raw`\t`],
    ["after a written carriage return", String.raw`\r`],
    ["after a written line end in JSON in JSON", String.raw`\\n`],
    ["after a percent escape", "a%20"],
    ["after a percent escape in lower case", "token%3d"],
    ["after a percent escape, twice escaped", "token%253D"],
    ["after a quoted-printable escape", "token=3D"],
    ["after a written Unicode escape", String.raw`\u0022`],
    ["after a written Unicode escape in JSON in JSON", String.raw`\\u0022`],
    ["after a braced Unicode escape", String.raw`\u{22}`],
    ["after a written byte", String.raw`\x22`],
    ["after a written octal byte", String.raw`\042`],
    ["after a written octal byte of two digits", String.raw`\42`],
    ["after an HTML entity", "&quot;"],
    ["after a numeric HTML entity", "&#34;"],
    ["after an ANSI colour", "\u001b[31m"],
    ["after a bright ANSI colour", "\u001b[1;38;5;196m"],
    ["after an ANSI colour in written form", String.raw`\x1b[31m`],
    ["after an ANSI colour in JSON", String.raw`\u001b[0m`],
    ["after an ANSI colour in octal", String.raw`\033[1m`],
    ["after an ANSI colour of the shell", String.raw`\e[1m`],
    ["after an ANSI colour that lost its escape", "[32m"],
    ["after a decoded run's border", "a\0"],
    ["after a backtick", "`"],
    ["after an at sign", "user:x@"],
  ])("%s", (_, before) => {
    expect(found(`${before}${key} x`)).toEqual([key]);
  });
});

describe("no key begins", () => {
  test.each([
    ["inside a word", "x"],
    ["inside another prefix", "m"],
    ["inside a word with s", "s"],
    ["inside a word with a", "a"],
    ["after a project prefix", "prj_live_"],
    ["after an environment", "live_"],
    ["after a country", "egy_"],
    ["after sandbox", "sandbox_"],
    ["after an application's name", "myapp_"],
    ["after a digit", "1"],
    ["after a written letter", String.raw`\u0061`],
    ["after a written underscore", "app%5F"],
    ["after two hex digits that are no escape", "20"],
    ["after an underscore inside a word", "a_"],
    ["after two underscores inside a word", "a__"],
    ["after a subscript that looks like a colour", "a[x1m"],
    ["after an escaped word", String.raw`\sn`],
    ["after a word behind a written line end", String.raw`\nx`],
    ["after a word behind a percent escape", "%20x"],
    ["after a word behind a quoted-printable escape", "=3Dx"],
    ["after a word behind a written byte", String.raw`\x22x`],
    ["after a word behind a written octal byte", String.raw`\042x`],
    ["after a word behind a colour", "\u001b[31mxm"],
    ["after an underscore inside a short word", "_a_"],
  ])("%s", (_, before) => {
    expect(found(`${before}${key}`)).toEqual([]);
  });

  test.each([
    ["pk_prod_"],
    ["pk_dev_"],
    ["pk_sandbox_"],
    ["pk_sbox_"],
    ["pk_"],
    ["pk.live_"],
    ["PK_LIVE_"],
    ["Pk_live_"],
    ["pk-live-"],
    ["sk_live_"],
    ["pk_live"],
    ["pk_LIVE_"],
    ["pk_123456_"],
  ])("with %s", (prefix) => {
    expect(found(`"${prefix}${randomBody("other", 32)}"`)).toEqual([]);
  });

  test.each([
    "pk_live_",
    '"pk_live_" + suffix',
    "`pk_live_${suffix}`",
    "pk_test_{{ key }}",
    "pk_test_<your key>",
    '"pk_live_%s" % key',
    String.raw`/pk_live_\w+/`,
    "/pk_live_(?:[a-z]+)/",
    "/^pk_(live|test)_[0-9a-zA-Z]{24}$/",
    "pk_live_...",
    "pk_live_…",
    "pk_live_***",
    "pk_live_*",
    "pk_live_[REDACTED]",
    String.raw`pk_live_\n`,
  ])("in %s", (text) => {
    expect(found(text)).toEqual([]);
  });
});

test("the shape in the dashboard's mask is a live key", () => {
  const variant = ["pic", "live", randomBody("variant", 32)].join("_");
  const [candidate] = detect(`PICTIFY_KEY=${variant}`, { path: "" });
  expect(candidate).toMatchObject({ key: { kind: "live" }, judgement: { status: "ours" } });
});

test("a doubled prefix holds one key, the inner one", () => {
  expect(found(`pk_test_${key}`)).toEqual([key]);
});

test("two keys that stand directly behind each other are two", () => {
  const second = randomKey("second", "test");
  expect(found(`${key}_${second}`)).toEqual([key, second]);
  expect(found(`${key}-${second}`)).toEqual([key, second]);
  expect(found(`${key}${second}`)).toEqual([key, second]);
});

test.each(["_", "__", "___"])("Markdown emphasis by %s is no part of a key", (emphasis) => {
  expect(found(`the key ${emphasis}${key}${emphasis}.`)).toEqual([key]);
});

test("Markdown emphasis may begin a text", () => {
  expect(found(`_${key}_ is old`)).toEqual([key]);
});

test("emphasis that goes on behind a key takes nothing from it", () => {
  expect(found(`_${key} is old_`)).toEqual([key]);
});

test("a key in angle brackets is whole", () => {
  expect(found(`<${key}>`)).toEqual([key]);
});

test("a key that is followed by a very long one is found", () => {
  const long = prefixed("test", randomBody("long", 600));
  expect(found(`${key}_${long}`)).toEqual([key, prefixed("test", randomBody("long", 512))]);
});

test("an underscore at the end of a key without emphasis is part of it", () => {
  expect(found(`"${key}_"`)).toEqual([`${key}_`]);
});

test("the end of an HTML comment is no part of a key", () => {
  expect(found(`<!--${key}-->`)).toEqual([key]);
});

test("hyphens at the end of a key that no comment explains are part of it", () => {
  expect(found(`${key}--`)).toEqual([`${key}--`]);
});

test.each(['"', "'", "\\n", "%26", "&amp;", ".", ",", ")", "\0", "\u001b[0m", "=", "…", "é", "\r\n"])(
  "a key ends before %j",
  (after) => {
    expect(found(`${key}${after}x`)).toEqual([key]);
  },
);

test("a body of any length is taken as a whole up to 512 characters", () => {
  for (const length of [16, 17, 64, 65, 200, 511, 512]) {
    const long = prefixed("live", randomBody("long", length));
    expect(found(`"${long}"`)).toEqual([long]);
  }
  expect(found(prefixed("live", randomBody("long", 5000)))).toEqual([
    prefixed("live", randomBody("long", 512)),
  ]);
});

test("astral characters before a key do not move it", () => {
  const text = `🔑🔑 PICTIFY_API_KEY=${key}`;
  expect(findKeys(text)[0]).toMatchObject({ start: text.indexOf(key), end: text.length });
});
