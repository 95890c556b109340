import { noClientSideKey } from "../../rules/no-client-side-key.js";
import { prefixed, randomBody } from "../support/keys.js";
import { testRule } from "./support/rule-cases.js";

const KEY = prefixed("live", randomBody("client-uses", 32));
const API = `"https://api.pictify.io/image"`;

testRule("what code for browsers does with Pictify's keys", noClientSideKey, {
  filename: "src/components/card.client.tsx",
  messageId: "key",
  valid: [
    ...[
      `"use client"; class A { pictifyApiKey = f(); m() { use(this.pictifyApiKey); } }`,
      `"use client"; const config = { pictifyApiKey: f() }; use(config.pictifyApiKey);`,
      `"use client"; api.pictifyApiKey();`,
      `"use client"; const { [pictifyApiKey]: a } = f(); import("./pictify");`,
      `"use client"; xhr.setRequestHeader("Authorization", token); // pictify`,
      `"use client"; f({ __PICTIFY_API_KEY__: 1 }); class A { __PICTIFY_API_KEY__ = 1; __PICTIFY_TOKEN__() {} }`,
    ].map((code) => ({ name: code, code })),
    { name: "the type of a key", code: `"use client"; import { type PictifyApiKey } from "./config";` },
    { name: "types of the SDK", code: `"use client"; import type { Image } from "@pictify/sdk";` },
    { name: "another import", code: `"use client"; import { pictifyUrl } from "./config";` },
    { name: "a key that is taken away", code: `"use client"; delete config.pictifyApiKey;` },
    { name: "the type of what may be a key", code: `"use client"; typeof config.pictifyApiKey;` },
    { name: "a member that is written", code: `"use client"; config.pictifyApiKey = await ask();` },
    { name: "a method that is called like a key", code: `"use client"; form.pictifyApiKey();` },
    {
      name: "a member of the class above",
      code: `"use client"; class A extends B { m() { super.pictifyKey; } }`,
    },
    { name: "an empty text under the name of a key", code: `"use client"; const pictifyApiKey = "";` },
    { name: "another text that is called a key", code: `"use client"; const pictifyApiKey = "header";` },
    {
      name: "a name of the page's own",
      code: `"use client"; const f = (PICTIFY_API_KEY) => PICTIFY_API_KEY.length;`,
    },
    {
      name: "a member that is called like a constant of a bundler",
      code: `"use client"; a.b.c({ __PICTIFY_URL__: 1 });`,
    },
    {
      name: "a call without credentials",
      code: `"use client"; fetch(${API}, { headers: { Accept: "image/png" } });`,
    },
    {
      name: "a call with credentials that are no key",
      code: `"use client"; fetch(${API}, { headers: { Authorization: "none" } });`,
    },
    {
      name: "a call of somebody else's with credentials",
      code: `"use client"; fetch("https://api.example.com", { headers: { Authorization: a } }); // api.pictify.io`,
    },
  ],
  invalid: [
    ...[
      `"use client"; let config; use(«config.pictifyApiKey»); state.a = «config.pictifyApiKey»; use(«config.pictifyApiKey» + 1);`,
      `"use client"; use({ a: «config.pictifyApiKey» }); class A { a = «config.pictifyApiKey»; }`,
    ].map((code) => ({ name: code, code, data: { name: "pictifyApiKey" } })),
    {
      name: "a look-up, with its name",
      code: `"use client"; f(«getPictifyApiKey()»);`,
      data: { name: "getPictifyApiKey" },
    },
    {
      name: "a constant of a bundler, wherever it stands",
      code: `"use client"; f(«__PICTIFY_API_KEY__».length, { a: «__PICTIFY_API_KEY__» }); class A { a = «__PICTIFY_API_KEY__»; }`,
    },
    {
      name: "a call with a key that is written out",
      messageId: "call",
      code: `"use client"; fetch(${API}, { headers: { Authorization: «"Bearer ${KEY}"» } });`,
    },
    { name: "a key that is imported", code: `"use client"; import { «pictifyApiKey» } from "./config";` },
    {
      name: "a key that is imported by a text",
      code: `"use client"; import { «"pictifyApiKey" as a» } from "./config";`,
    },
    { name: "the SDK", messageId: "sdk", code: `"use client"; «import { Pictify } from "@pictify/sdk";»` },
    {
      name: "the SDK, loaded later",
      messageId: "sdk",
      code: `"use client"; const p = await «import("@pictify/sdk")»;`,
    },
    {
      name: "the SDK, required",
      messageId: "sdk",
      code: `"use client"; const p = «require("@pictify/sdk")»;`,
    },
    { name: "a member", code: `"use client"; f(«config.pictifyApiKey»);` },
    { name: "whether there is a key", code: `"use client"; f(!«config.pictifyApiKey»);` },
    {
      name: "a member that is taken out",
      code: `"use client"; const { «PICTIFY_API_KEY»: a } = process.env;`,
    },
    { name: "a look-up", code: `"use client"; f(«getPictifyApiKey()»);` },
    { name: "a constant of a bundler", code: `"use client"; f(«__PICTIFY_API_KEY__»);` },
    { name: "a key in a constant", code: `"use client"; const pictifyApiKey = «"${KEY}"»;` },
    { name: "a key in a property", code: `"use client"; f({ pictifyApiKey: «"${KEY}"» });` },
    { name: "a key in a member of a class", code: `"use client"; class C { pictifyApiKey = «"${KEY}"»; }` },
    {
      name: "a call with credentials",
      messageId: "call",
      code: `"use client"; fetch(${API}, { headers: { Authorization: «token» } });`,
    },
    {
      name: "a request that is constructed",
      messageId: "call",
      code: `"use client"; fetch(new Request(${API}, { headers: { "X-API-Key": «token» } }));`,
    },
    {
      name: "a call with a key, once",
      code: `"use client"; fetch(${API}, { headers: { Authorization: \`Bearer \${«process.env.PICTIFY_API_KEY»}\` } });`,
    },
    {
      name: "several keys, in order",
      code: `"use client"; f(«config.pictifyToken», () => «getPictifySecret()»); f(«config.pictifyApiKey»);`,
    },
  ],
});
