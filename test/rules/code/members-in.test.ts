import { noPublicEnvKey } from "../../../rules/no-public-env-key.js";
import { testRule } from "../support/rule-cases.js";

const SDK = `import { Pictify } from "@pictify/sdk";`;

testRule("the variables that a key is made of", noPublicEnvKey, {
  messageId: "publicValue",
  valid: [
    `${SDK} new Pictify({ apiKey: decrypt(process.env.VITE_IMAGES) });`,
    `${SDK} const a = b; const b = a; new Pictify({ apiKey: a });`,
    `${SDK} let key = process.env.VITE_IMAGES; key = other; new Pictify({ apiKey: key });`,
    `${SDK} new Pictify({ apiKey: [process.env.VITE_IMAGES].length });`,
  ].map((code) => ({ name: code, code })),
  invalid: [
    `${SDK} new Pictify({ apiKey: process.env.«VITE_IMAGES»! });`,
    `${SDK} const key = process.env.«VITE_IMAGES»; const same = key; new Pictify({ apiKey: same });`,
    `${SDK} new Pictify({ apiKey: process.env.«VITE_IMAGES» ?? process.env.«VITE_OTHER» });`,
    `${SDK} new Pictify({ apiKey: \`\${process.env.«VITE_START»}_\${process.env.«VITE_END»}\` });`,
    `${SDK} const start = process.env.«VITE_START»; new Pictify({ apiKey: start + "_" + process.env.«VITE_END» });`,
  ].map((code) => ({ name: code, code })),
});
