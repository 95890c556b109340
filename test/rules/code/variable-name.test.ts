import { noKeyLogging } from "../../../rules/no-key-logging.js";
import { logPresence } from "../support/log-presence.js";
import { testRule } from "../support/rule-cases.js";

testRule("the names of variables", noKeyLogging, {
  filename: "src/server.ts",
  messageId: "logged",
  suggest: logPresence,
  valid: [
    `import { pictifyToken } from "@pictify/sdk"; console.log(pictifyToken);`,
    `import { pictifyUrl as pictifyToken } from "./config"; console.log(pictifyToken);`,
    `import * as pictifyToken from "./config"; console.log(pictifyToken);`,
    `import config from "./pictify"; console.log(config);`,
    `function f(pictifyToken: number) { console.log(pictifyToken); }`,
    `function f(pictifyToken: () => string) { console.log(pictifyToken); }`,
  ].map((code) => ({ name: code, code })),
  invalid: [
    ...[
      `import { pictifyToken } from "./config"; console.log(«pictifyToken»);`,
      `import { "pictifyToken" as token } from "./config"; console.log(«token»);`,
      `import pictifyToken from "./token"; console.log(«pictifyToken»);`,
      `const { pictifyToken: token } = load(); console.log(«token»);`,
      `const { url: pictifyToken } = load(); console.log(«pictifyToken»);`,
      `function f({ url: pictifyToken }) { console.log(«pictifyToken»); }`,
      `function f({ a: { b: { url: pictifyToken } } }) { console.log(«pictifyToken»); }`,
      `const { a: { b: { pictifyToken: token } } } = load(); console.log(«token»);`,
      `function f(a, { pictifyToken: token }) { console.log(«token»); }`,
      `const f = (a, { a: { b: { pictifyToken: token } } }) => { console.log(«token»); };`,
      `function f({ url }, pictifyToken: string) { console.log(«pictifyToken»); }`,
      `try { f(); } catch (pictifyToken) { console.log(«pictifyToken»); }`,
    ].map((code) => ({ name: code, code })),
    {
      name: "a default import, with its name",
      code: `import pictifyToken from "./token"; console.log(«pictifyToken»);`,
      data: { name: "pictifyToken" },
    },
  ],
});
