import { noKeyLogging } from "../../../rules/no-key-logging.js";
import { logPresence } from "../support/log-presence.js";
import { testRule } from "../support/rule-cases.js";

testRule("reads of the environment", noKeyLogging, {
  filename: "src/server.ts",
  messageId: "logged",
  suggest: logPresence,
  valid: [
    `console.log(process.env); // PICTIFY_TEMPLATE_ID`,
    `console.log(my.process.env, process.environment, list[0].env); // PICTIFY_API_KEY`,
    `const pick = (name) => labels[name]; console.log(pick("PICTIFY_API_KEY"));`,
    `const pick = (name) => process.env[name]; console.log(pick("PICTIFY_TEMPLATE_ID"), pick(), pick(name));`,
    `import { pick } from "./env"; console.log(pick("PICTIFY_API_KEY"));`,
  ].map((code) => ({ name: code, code })),
  invalid: [
    `console.log(«process.env»); // PICTIFY_TEMPLATE_ID, ACME_PICTIFY_API_KEY, PICTIFY_TOKEN`,
    `console.log({ ...«process.env» }, «globalThis.process.env», «Bun.env»); // ACME_PICTIFY_API_KEY`,
    `const pick = (name) => process.env[name]; console.log(«pick("ACME_PICTIFY_API_KEY")»);`,
    `const pick = (name) => Deno.env.get(name); console.log(«pick("ACME_PICTIFY_API_KEY")»);`,
    `const pick = (name) => process.env?.[name]; console.log(«pick("ACME_PICTIFY_API_KEY")»);`,
  ].map((code) => ({ name: code, code, data: { name: "ACME_PICTIFY_API_KEY" } })),
});
