import { noKeyLogging } from "../../rules/no-key-logging.js";
import { randomKey } from "../support/keys.js";
import { logPresence } from "./support/log-presence.js";
import { testRule } from "./support/rule-cases.js";

const KEY = randomKey("no-key-logging");
const STRIPE = `${["pk", "live"].join("_")}_51${randomKey("stripe", "live", 97).slice(8)}`;

testRule("no-key-logging", noKeyLogging, {
  filename: "src/server.ts",
  messageId: "logged",
  suggest: logPresence,
  valid: [
    {
      name: "what is made with a key in a list of options",
      code: `console.log(image.render({ key: process.env.PICTIFY_API_KEY }), pictify.render({ key: process.env.PICTIFY_API_KEY }));`,
    },
    {
      name: "JSON of nothing",
      code: `console.log(JSON.stringify(), process.env.PICTIFY_API_KEY.length);`,
    },
    {
      name: "what is no part of a key, with the option",
      code: `console.log("pictify", user, process.env.PICTIFY_API_KEY.length);`,
      options: [{ parts: true }],
    },
    {
      name: "an attribute of an element",
      code: `element.setAttribute("data-on", String(Boolean(process.env.PICTIFY_API_KEY)));`,
    },
    {
      name: "what else stands under the name of a key",
      code: `console.log({ pictifyApiKey: status, pictifyKey: hasKey, pictifyToken: mask(token), pictifySecret: false });`,
    },
    {
      name: "other variables of the environment, and members of something else",
      code: `["PORT"].forEach((name) => console.log(process.env[name])); ["PICTIFY_API_KEY"].forEach((name) => console.log(labels[name]));`,
    },
    {
      name: "a stream into a file that is no log",
      code: 'fs.createWriteStream(".env").write(`PICTIFY_API_KEY=${process.env.PICTIFY_API_KEY}`); createWriteStream(path).end(process.env.PICTIFY_API_KEY);',
    },
    {
      name: "a condition on a key, and a client of another module",
      code: `import { Client } from "pg"; import assert from "node:assert"; assert(process.env.PICTIFY_API_KEY, "no key"); new Client().capture(process.env.PICTIFY_API_KEY);`,
    },
    {
      name: "a file that is no log",
      code: 'fs.writeFileSync(join(folder, ".env"), `PICTIFY_API_KEY=${process.env.PICTIFY_API_KEY}`);',
    },
    {
      name: "a key that is written over after a spread",
      code: `const config = { pictifyApiKey: process.env.PICTIFY_API_KEY, url }; console.log({ ...config, pictifyApiKey: "***" });`,
    },
    {
      name: "a key that is written over in an object that is spread twice",
      code: `const config = { key: process.env.PICTIFY_API_KEY }; const all = { ...config, url }; all.key = undefined; console.log({ ...all, key: undefined });`,
    },
    {
      name: "a replacer that leaves keys out",
      code: `const config = { pictifyApiKey: process.env.PICTIFY_API_KEY }; console.log(JSON.stringify(config, redact)); console.log(JSON.stringify({ ...config }, ["url"]));`,
    },
    {
      name: "the messages of a form",
      code: `console.log(errors.pictifyApiKey, form.formState.errors.pictifyApiKey);`,
    },
    { name: "whether a key is set", code: `console.log("key set:", Boolean(process.env.PICTIFY_API_KEY));` },
    { name: "a negation", code: `console.log(!process.env.PICTIFY_API_KEY, !!process.env.PICTIFY_API_KEY);` },
    { name: "the length of a key", code: `console.log(process.env.PICTIFY_API_KEY?.length);` },
    { name: "the type of a key", code: `console.log(typeof process.env.PICTIFY_API_KEY);` },
    { name: "a choice by a key", code: `console.log(process.env.PICTIFY_API_KEY ? "set" : "missing");` },
    { name: "a condition on a key", code: `console.log(process.env.PICTIFY_API_KEY && "set");` },
    { name: "the name of a variable", code: `console.log("PICTIFY_API_KEY is missing");` },
    {
      name: "an error about a missing key",
      code: `if (!process.env.PICTIFY_API_KEY) throw new Error("Set PICTIFY_API_KEY: see https://pictify.io");`,
    },
    {
      name: "the kind of a key",
      code: `const key = process.env.PICTIFY_API_KEY; console.log(key.startsWith("pk_live_"));`,
    },
    { name: "the last characters of a key", code: `console.log(process.env.PICTIFY_API_KEY.slice(-4));` },
    { name: "the prefix of a key", code: `console.log(process.env.PICTIFY_API_KEY.slice(0, 8) + "…");` },
    {
      name: "a hash of a key",
      code: `console.log(createHash("sha256").update(process.env.PICTIFY_API_KEY).digest("hex"));`,
    },
    {
      name: "a masked key",
      code: `import { maskKey } from "./mask"; console.log(maskKey(process.env.PICTIFY_API_KEY));`,
    },
    {
      name: "a key masked by a function of the file",
      code: `const redact = (text) => text.slice(0, 4) + "***"; logger.info(redact(process.env.PICTIFY_API_KEY));`,
    },
    {
      name: "a key masked by replacing",
      code: `console.log(process.env.PICTIFY_API_KEY.replace(/./g, "*"));`,
    },
    {
      name: "what a call with the key gives",
      code: [
        `import { Pictify } from "@pictify/sdk";`,
        `const client = new Pictify({ apiKey: process.env.PICTIFY_API_KEY });`,
        `const image = await client.render({ html });`,
        `console.log(image.url, image);`,
      ].join("\n"),
    },
    {
      name: "the answer to a request with the key",
      code: [
        "const response = await fetch('https://api.pictify.io/image', { headers: { Authorization: `Bearer ${process.env.PICTIFY_API_KEY}` } });",
        `console.log(response.status, await response.json());`,
      ].join("\n"),
    },
    { name: "another vendor's key by its form", code: `console.log("${STRIPE}"); // pictify` },
    {
      name: "keys of Stripe, Clerk and Paystack by their names",
      code: `console.log(process.env.STRIPE_PUBLISHABLE_KEY, process.env.CLERK_PUBLISHABLE_KEY, process.env.PAYSTACK_PUBLIC_KEY); // pictify`,
    },
    {
      name: "ids and public names of Pictify's",
      code: `console.log(process.env.PICTIFY_TEMPLATE_ID, process.env.PICTIFY_BASE_URL, process.env.PICTIFY_KEY_ID, process.env.PICTIFY_WRITE_KEY);`,
    },
    {
      name: "an object without the key",
      code: `const config = { apiKey: process.env.PICTIFY_API_KEY, size: 1 }; console.log(config.size);`,
    },
    {
      name: "a rest without the key",
      code: `const { PICTIFY_API_KEY, PORT } = process.env; console.log(PORT);`,
    },
    {
      name: "a configuration whose key was taken out",
      code: `const config = { pictifyApiKey: process.env.PICTIFY_API_KEY, port: 1 }; const { pictifyApiKey, ...rest } = config; console.log(rest);`,
    },
    {
      name: "a flag that is called after a key",
      code: `function f(hasPictifyKey: boolean) { console.log(hasPictifyKey); }`,
    },
    {
      name: "a parameter that is a flag by its type",
      code: `function f(pictifyKey: boolean) { console.log(pictifyKey); }`,
    },
    { name: "a comparison of keys", code: `console.log(process.env.PICTIFY_API_KEY === other);` },
    {
      name: "types that speak of keys",
      code: `interface Env { PICTIFY_API_KEY: string } console.log({} as Pick<Env, "PICTIFY_API_KEY">);`,
    },
    {
      name: "a constant that holds a name",
      code: `const PICTIFY_API_KEY = "PICTIFY_API_KEY"; console.log(PICTIFY_API_KEY);`,
    },
    {
      name: "a request that sends the key",
      code: `await axios.post(url, {}, { headers: { "X-API-Key": process.env.PICTIFY_API_KEY } }); // pictify`,
    },
    { name: "an assertion about a key", code: `console.assert(process.env.PICTIFY_API_KEY, "no key");` },
    {
      name: "a function that is given the key",
      code: `startServer({ pictifyApiKey: process.env.PICTIFY_API_KEY, port: 3000 });`,
    },
    {
      name: "a logger that has another name for something else",
      code: `catalog.info(process.env.PICTIFY_API_KEY); blog.post(process.env.PICTIFY_API_KEY);`,
    },
    {
      name: "a file without any key",
      code: `console.log(apiKey, token, process.env.API_KEY); throw new Error(token);`,
    },
    {
      name: "part of a key, without the option",
      code: `console.log(process.env.PICTIFY_API_KEY.slice(0, 12));`,
    },
    {
      name: "server code of Express",
      code: `app.get("/og", async (req, res) => { const image = await render(process.env.PICTIFY_API_KEY); res.json({ url: image.url }); });`,
    },
    {
      name: "server code of Fastify",
      code: `fastify.get("/og", async (request, reply) => { const { url } = await pictify(process.env.PICTIFY_API_KEY); reply.send({ url }); });`,
    },
    {
      name: "a route handler of Next.js",
      code: `export async function GET() { const url = await make(process.env.PICTIFY_API_KEY); return Response.json({ url }); }`,
    },
    {
      name: "a loader of Remix",
      code: `export async function loader() { const url = await make(process.env.PICTIFY_API_KEY); return json({ url }); }`,
    },
  ],
  invalid: [
    {
      name: "a list",
      code: `console.log([1, , «process.env.PICTIFY_API_KEY»], ...[2, «process.env.PICTIFY_TOKEN»]);`,
    },
    {
      name: "an error that is logged, once",
      code: `console.log(«new Error(process.env.PICTIFY_API_KEY)»);`,
    },
    {
      name: "a text that a function makes, thrown",
      code: `throw «String(process.env.PICTIFY_API_KEY)»;`,
      messageId: "inError",
    },
    {
      name: "an error that a function makes",
      code: `throw createError(«process.env.PICTIFY_API_KEY»);`,
      messageId: "inError",
    },
    {
      name: "a key with its name",
      code: `console.log(«process.env.PICTIFY_API_KEY»);`,
      data: { name: "PICTIFY_API_KEY" },
    },
    {
      name: "a key without a name",
      code: `console.log(«"${KEY}"»);`,
      data: { name: "that is written here" },
    },
    {
      name: "a tag of a span that is called",
      code: `tracer.scope().active().setTag("key", «process.env.PICTIFY_API_KEY»);`,
      messageId: "inAnalytics",
    },
    {
      name: "what is added to a report of Bugsnag",
      code: `Bugsnag.notify(error, (event) => { event.addMetadata("pictify", { key: «process.env.PICTIFY_API_KEY» }); });`,
      messageId: "inAnalytics",
    },
    {
      name: "Clarity and Google Analytics",
      code: `clarity("set", "key", «process.env.PICTIFY_API_KEY»); ReactGA.event({ category: "x", label: «process.env.PICTIFY_API_KEY» });`,
      messageId: "inAnalytics",
    },
    {
      name: "a key in an object that is written short",
      code: `const token = process.env.PICTIFY_API_KEY; logger.info({ «token» });`,
      suggestions: [
        [
          {
            messageId: "logPresence",
            output: `const token = process.env.PICTIFY_API_KEY; logger.info({ token: Boolean(token) });`,
          },
        ],
      ],
    },
    {
      name: "a key of any sort under the name of Pictify's",
      code: `const connect = (apiKey) => logger.info({ pictifyApiKey: «apiKey», "pictify-token": «req.body.token» });`,
    },
    {
      name: "variables of the environment, one after the other",
      code: `["PORT", "PICTIFY_API_KEY"].forEach((name) => console.log(name, «process.env[name]»)); for (const name of ["PICTIFY_TOKEN"]) console.log(«process.env[name]»);`,
      suggestions: [
        [
          {
            messageId: "logPresence",
            output: `["PORT", "PICTIFY_API_KEY"].forEach((name) => console.log(name, Boolean(process.env[name]))); for (const name of ["PICTIFY_TOKEN"]) console.log(process.env[name]);`,
          },
        ],
        [
          {
            messageId: "logPresence",
            output: `["PORT", "PICTIFY_API_KEY"].forEach((name) => console.log(name, process.env[name])); for (const name of ["PICTIFY_TOKEN"]) console.log(Boolean(process.env[name]));`,
          },
        ],
      ],
    },
    {
      name: "a stream into a log",
      code: `fs.createWriteStream("app.log").write(«process.env.PICTIFY_API_KEY»); const log$ = createWriteStream(join(folder, "app.log")); log$.end(«process.env.PICTIFY_API_KEY»);`,
    },
    {
      name: "an assertion",
      messageId: "inError",
      code: `assert(isOk, \`bad \${«process.env.PICTIFY_API_KEY»}\`); assert.ok(isOk, «process.env.PICTIFY_API_KEY»);`,
    },
    {
      name: "analytics by the names of their modules",
      messageId: "inAnalytics",
      code: `import { PostHog } from "posthog-node"; import { Analytics } from "@segment/analytics-node"; import { captureException as report } from "@sentry/node"; const client = new PostHog("phc_x"); client.capture({ properties: { key: «process.env.PICTIFY_API_KEY» } }); new Analytics({}).track({ key: «process.env.PICTIFY_API_KEY» }); report(error, { key: «process.env.PICTIFY_API_KEY» });`,
    },
    {
      name: "a log whose path is put together",
      code: 'fs.appendFile(path.join(folder, "app.log"), «process.env.PICTIFY_API_KEY», done); fs.appendFileSync(`${folder}/app.log`, «process.env.PICTIFY_API_KEY»); fs.appendFileSync(folder + "/app.log", «process.env.PICTIFY_API_KEY»);',
    },
    {
      name: "a spread over which something else is written",
      code: `const config = { key: process.env.PICTIFY_API_KEY }; console.log({ ...«config», url: "x" });`,
    },
    {
      name: "a spread of a key that is not written over",
      code: `const config = { key: process.env.PICTIFY_API_KEY, url: "x" }; config.old = process.env.PICTIFY_API_KEY; console.log({ ...«config», key: "***" });`,
    },
    {
      name: "a spread after what is written",
      code: `const config = { key: process.env.PICTIFY_API_KEY }; console.log({ key: "***", ...«config» });`,
    },
    {
      name: "JSON without a replacer",
      code: `console.log(JSON.stringify({ key: «process.env.PICTIFY_API_KEY» }, null, 2)); const config = { key: process.env.PICTIFY_API_KEY }; console.log(«JSON.stringify(config, undefined, 2)»);`,
    },
    { name: "a variable of the environment", code: `console.log(«process.env.PICTIFY_API_KEY»);` },
    {
      name: "every method of the console",
      code: `console.error("x", «process.env.PICTIFY_API_KEY»); console.table(«process.env.PICTIFY_API_KEY»);`,
    },
    { name: "a bracketed variable", code: `console.log(«process.env["PICTIFY_API_KEY"]»);` },
    {
      name: "other names of the variable",
      code: `console.log(«process.env.PICTIFY_KEY», «process.env.PICTIFY_TOKEN», «process.env.PICTIFY_API_KEY_OLD», «process.env.PICTIFY_WEBHOOK_SECRET»);`,
    },
    { name: "a variable of Vite", code: `console.log(«import.meta.env.PICTIFY_API_KEY»);` },
    { name: "a variable of Deno", code: `console.log(«Deno.env.get("PICTIFY_API_KEY")»);` },
    { name: "a variable of Bun", code: `console.log(«Bun.env.PICTIFY_API_KEY»);` },
    {
      name: "a variable of SvelteKit",
      code: `import { PICTIFY_API_KEY } from "$env/static/private"; console.log(«PICTIFY_API_KEY»);`,
    },
    {
      name: "a dynamic variable of SvelteKit",
      code: `import { env } from "$env/dynamic/private"; console.log(«env.PICTIFY_API_KEY»);`,
    },
    {
      name: "the configuration of Nuxt",
      code: `const config = useRuntimeConfig(); console.log(«config.pictifyApiKey»);`,
    },
    { name: "a constant", code: `const key = process.env.PICTIFY_API_KEY; console.log(«key»);` },
    {
      name: "a chain of constants",
      code: `const a = process.env.PICTIFY_API_KEY; const b = a; const c = b!; console.debug(«c»);`,
    },
    {
      name: "a variable that is written later",
      code: `let key; key = process.env.PICTIFY_API_KEY; console.log(«key»);`,
    },
    { name: "destructuring", code: `const { PICTIFY_API_KEY: key } = process.env; console.log(«key»);` },
    {
      name: "destructuring with a default",
      code: `const { PICTIFY_API_KEY = "" } = process.env; console.log(«PICTIFY_API_KEY»);`,
    },
    { name: "a fallback", code: `const key = process.env.PICTIFY_API_KEY ?? ""; console.log(«key»);` },
    {
      name: "a choice of two",
      code: `const key = live ? process.env.PICTIFY_API_KEY_LIVE : process.env.PICTIFY_API_KEY_TEST; console.log(«key»);`,
    },
    { name: "a template", code: "console.log(`key: ${«process.env.PICTIFY_API_KEY»}`);" },
    { name: "a sum", code: `console.log("key: " + «process.env.PICTIFY_API_KEY» + "!");` },
    {
      name: "a header",
      code: "const headers = { Authorization: `Bearer ${process.env.PICTIFY_API_KEY}` }; console.log(«headers»);",
    },
    {
      name: "a property of an object",
      code: `const config = { pictify: { apiKey: process.env.PICTIFY_API_KEY } }; console.log(«config.pictify.apiKey»);`,
    },
    {
      name: "a whole object",
      code: `const config = { apiKey: process.env.PICTIFY_API_KEY }; console.log("config", «config»);`,
    },
    { name: "an object that is written out", code: `console.log({ key: «process.env.PICTIFY_API_KEY» });` },
    {
      name: "a spread",
      code: `const config = { key: process.env.PICTIFY_API_KEY }; console.log({ ...«config» });`,
    },
    {
      name: "a serialized object",
      code: `const config = { key: process.env.PICTIFY_API_KEY }; console.log(«JSON.stringify(config)»);`,
    },
    {
      name: "a parameter with one caller",
      code: `function show(value) { console.log(«value»); } show(process.env.PICTIFY_API_KEY);`,
    },
    {
      name: "a destructured parameter",
      code: `const show = ({ key }) => { console.log(«key»); }; show({ key: process.env.PICTIFY_API_KEY });`,
    },
    {
      name: "a parameter that is called a key",
      code: `export function connect(pictifyApiKey: string) { console.log(«pictifyApiKey»); }`,
    },
    {
      name: "the result of a function",
      code: `function key() { return process.env.PICTIFY_API_KEY; } console.log(«key()»);`,
    },
    {
      name: "the result of a function with a parameter",
      code: "const bearer = (k) => `Bearer ${k}`; console.log(«bearer(process.env.PICTIFY_API_KEY)»);",
    },
    {
      name: "a getter of another module",
      code: `import { getPictifyApiKey } from "./config"; console.log(«getPictifyApiKey()»);`,
    },
    {
      name: "a look-up by name",
      code: `const key = configService.getOrThrow("PICTIFY_API_KEY"); this.logger.log(«key»);`,
    },
    {
      name: "a member of a class",
      code: `class Client { key = process.env.PICTIFY_API_KEY; show() { console.log(«this.key»); } }`,
    },
    {
      name: "a member that a constructor writes",
      code: `class Client { constructor() { this.key = process.env.PICTIFY_API_KEY; } show() { console.log(«this.key»); } }`,
    },
    {
      name: "a private member",
      code: `class Client { #key = process.env.PICTIFY_API_KEY; show() { console.log(«this.#key»); } }`,
    },
    {
      name: "a member that is written later",
      code: `const state = {}; state.key = process.env.PICTIFY_API_KEY; console.log(«state.key»);`,
    },
    {
      name: "an encoded key",
      code: `console.log(«Buffer.from(process.env.PICTIFY_API_KEY).toString("base64")»);`,
    },
    { name: "a trimmed key", code: `console.log(«process.env.PICTIFY_API_KEY.trim()»);` },
    { name: "a key that is written here", code: `console.log(«"${KEY}"»);` },
    { name: "a constant key that is written here", code: `const key = "${KEY}"; console.log(«key»);` },
    {
      name: "a key by what it is handed to",
      code: `import { Pictify } from "@pictify/sdk"; const secret = process.env.IMAGES; const p = new Pictify({ apiKey: secret }); console.log(«secret»);`,
    },
    {
      name: "loggers",
      code: `logger.info(«process.env.PICTIFY_API_KEY»); req.log.warn({ key: «process.env.PICTIFY_API_KEY» }); winston.error(«process.env.PICTIFY_API_KEY»);`,
    },
    {
      name: "a logger of pino",
      code: `const logger = pino(); logger.child({ key: «process.env.PICTIFY_API_KEY» });`,
    },
    {
      name: "debug",
      code: `const debug = createDebug("app"); debug("key %s", «process.env.PICTIFY_API_KEY»);`,
    },
    { name: "standard output", code: "process.stdout.write(`${«process.env.PICTIFY_API_KEY»}\\n`);" },
    {
      name: "an error",
      messageId: "inError",
      code: "throw new Error(`rejected ${«process.env.PICTIFY_API_KEY»}`);",
    },
    {
      name: "an error of one's own",
      messageId: "inError",
      code: `class ConfigError extends Error {} throw new ConfigError("bad " + «process.env.PICTIFY_API_KEY»);`,
    },
    {
      name: "a thrown key",
      messageId: "inError",
      code: `const key = process.env.PICTIFY_API_KEY; throw «key»;`,
    },
    { name: "a rejection", messageId: "inError", code: `Promise.reject(«process.env.PICTIFY_API_KEY»);` },
    {
      name: "a response of Express",
      messageId: "inResponse",
      code: `app.get("/", (req, res) => { res.status(200).json({ key: «process.env.PICTIFY_API_KEY» }); });`,
    },
    {
      name: "a sent response",
      messageId: "inResponse",
      code: `app.get("/", (req, res) => res.send(«process.env.PICTIFY_API_KEY»));`,
    },
    {
      name: "a reply of Fastify",
      messageId: "inResponse",
      code: `fastify.get("/", (request, reply) => { reply.send({ key: «process.env.PICTIFY_API_KEY» }); });`,
    },
    {
      name: "a body of Koa",
      messageId: "inResponse",
      code: `app.use((ctx) => { ctx.body = { key: process.env.PICTIFY_API_KEY }; });`.replace(
        "{ key: process.env.PICTIFY_API_KEY }",
        "{ key: «process.env.PICTIFY_API_KEY» }",
      ),
    },
    {
      name: "an answer of Hono",
      messageId: "inResponse",
      code: `app.get("/", (c) => c.json({ key: «process.env.PICTIFY_API_KEY» }));`,
    },
    {
      name: "a web response",
      messageId: "inResponse",
      code: `export function GET() { return Response.json({ key: «process.env.PICTIFY_API_KEY» }); }`,
    },
    {
      name: "a constructed response",
      messageId: "inResponse",
      code: `export function GET() { return new Response(«process.env.PICTIFY_API_KEY»); }`,
    },
    {
      name: "an event of an analytics service",
      messageId: "inAnalytics",
      code: `posthog.capture("render", { key: «process.env.PICTIFY_API_KEY» });`,
    },
    {
      name: "a breadcrumb",
      messageId: "inAnalytics",
      code: `Sentry.setTag("key", «process.env.PICTIFY_API_KEY»); Sentry.captureMessage("bad " + «process.env.PICTIFY_API_KEY»);`,
    },
    {
      name: "an attribute of a span",
      messageId: "inAnalytics",
      code: `span.setAttribute("key", «process.env.PICTIFY_API_KEY»);`,
    },
    {
      name: "the data layer",
      messageId: "inAnalytics",
      code: `dataLayer.push({ key: «process.env.PICTIFY_API_KEY» });`,
    },
    {
      name: "a part, with the option",
      messageId: "part",
      options: [{ parts: true }],
      code: `console.log(«process.env.PICTIFY_API_KEY.slice(-4)»);`,
    },
    {
      name: "a part in a variable that is written from others, which are written from it, with the option",
      messageId: "part",
      options: [{ parts: true }],
      code: `let a = process.env.PICTIFY_API_KEY.slice(-4), b = ""; ${"a = b; b = a; ".repeat(30)} console.log(«b»);`,
    },
  ],
});
