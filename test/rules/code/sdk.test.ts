import { AST_NODE_TYPES } from "@typescript-eslint/utils";
import { describe, expect, test } from "vitest";
import { handedOver, isClientConstruction, isSdk, isSdkLoad, keyArgument } from "../../../rules/code/sdk.js";
import { variablesOf } from "../../../rules/code/variables.js";
import { parsed } from "../support/source-code.js";

describe("a module is the SDK", () => {
  test.each([
    "@pictify/sdk",
    "@pictify/node",
    "@pictify/sdk/client",
    "@pictify/sdk@1.2.3",
    "pictify",
    "pictify/edge",
    "pictify-sdk",
    "npm:@pictify/sdk@^1",
    "https://esm.sh/@pictify/sdk@1.2.3",
    "https://cdn.jsdelivr.net/npm/@pictify/sdk",
  ])("%s", (specifier) => {
    expect(isSdk(specifier)).toBe(true);
  });

  test.each([
    null,
    "",
    "@pictify/mcp-server",
    "@pictify/sdk-types",
    "@other/pictify",
    "pictify-sdk-types",
    "pictifyer",
    "./pictify",
    "my-pictify",
    "http://esm.sh/@pictify/sdk",
  ])("but not %s", (specifier) => {
    expect(isSdk(specifier)).toBe(false);
  });
});

describe("the SDK is loaded", () => {
  test.each([
    [`require("@pictify/sdk")`, true],
    [`import("@pictify/sdk")`, true],
    [`require("stripe")`, false],
    [`import("stripe")`, false],
    [`load("@pictify/sdk")`, false],
    [`my.require("@pictify/sdk")`, false],
    [`require()`, false],
    [`"@pictify/sdk"`, false],
  ])("by %s: %s", (code, expected) => {
    expect(isSdkLoad(parsed(code).last)).toBe(expected);
  });
});

describe("a client is constructed", () => {
  test.each([
    [`new Pictify(a)`, "a"],
    [`new Pictify({ apiKey: a, x: b })`, "a"],
    [`new Pictify({ x: b, api_key: a })`, "a"],
    [`new PictifyClient({ token: a })`, "a"],
    [`new AsyncPictify({ key: a } as Options)`, "a"],
    [`new sdk.PictifySDK({ ...b, apikey: a })`, "a"],
    [`new Pictify({ keyName: b })`, null],
    [`new Pictify({ [apiKey]: b })`, null],
    [`new Pictify(...b)`, null],
    [`new Pictify()`, null],
  ])("with its key: %s", (code, key) => {
    const { sourceCode, last } = parsed(code);
    if (last.type !== AST_NODE_TYPES.NewExpression) throw new Error("nothing is constructed");
    const argument = keyArgument(last);
    expect(isClientConstruction(last)).toBe(true);
    expect(argument && sourceCode.getText(argument)).toBe(key);
  });

  test.each([`new PictifyImage(a)`, `new MyPictify(a)`, `new Pictify.Image(a)`, `new Stripe(a)`])(
    "but not by %s",
    (code) => {
      const { last } = parsed(code);
      expect(last.type === AST_NODE_TYPES.NewExpression && isClientConstruction(last)).toBe(false);
    },
  );
});

describe("what the SDK is handed as its key", () => {
  test.each([
    [`import { Pictify } from "@pictify/sdk"; const a = f(); new Pictify(a);`, ["a"], []],
    [`import Pictify from "@pictify/sdk"; const a = f(); new Pictify({ apiKey: a });`, ["a"], []],
    [`import * as sdk from "@pictify/sdk"; const a = f(); new sdk.Pictify(a);`, ["a"], []],
    [`const { Pictify: P } = require("@pictify/sdk"); new P(b.c);`, [], ["b.c"]],
    [`const P = require("@pictify/sdk").Pictify; new P(process.env.A);`, [], ["process.env.A"]],
    [`const { Pictify } = await import("@pictify/sdk"); new Pictify(b.c);`, [], ["b.c"]],
    [`import { Pictify } from "stripe"; const a = f(); new Pictify(a);`, [], []],
    [`const Pictify = f("@pictify/sdk"); const a = f(); new Pictify(a);`, [], []],
    [`import { Pictify } from "@pictify/sdk"; const a = f(); Pictify(a); new X(Pictify, a);`, [], []],
    [`import { Pictify } from "@pictify/sdk"; new Pictify(b[c]); new Pictify();`, [], []],
  ])("is known: %s", (code, names, paths) => {
    const { sourceCode } = parsed(`${code}\n;(0)`);
    const handed = handedOver(sourceCode, variablesOf(sourceCode));
    expect([...handed.variables].map(({ name }) => name)).toEqual(names);
    expect([...handed.paths]).toEqual(paths);
  });
});
