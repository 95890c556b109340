import { noHardcodedKey } from "../../rules/no-hardcoded-key.js";
import { prefixed, randomBody, randomKey } from "../support/keys.js";
import { testRule } from "./support/rule-cases.js";

const BODY = randomBody("no-hardcoded-key", 32);
const KEY = prefixed("live", BODY);
const TEST_KEY = randomKey("no-hardcoded-key test", "test");
const base64 = (text: string): string => Buffer.from(text).toString("base64");
const hex = (text: string): string => Buffer.from(text).toString("hex");
const codes = (text: string): string => [...Buffer.from(text)].join(", ");
const STRIPE = prefixed(
  "live",
  `51${randomBody("stripe", 97)}`.slice(0, 89) + "00" + randomBody("stripe end", 8),
);
const CLERK = prefixed("test", base64("clerk.example-app-12.dev$").replace(/=+$/u, ""));
const PAYSTACK = prefixed("test", randomBody("paystack", 40, "hex"));
const HOOK = `https://api.pictify.io/workflow/hooks/wf_1/${randomBody("hook", 24)}`;

testRule("no-hardcoded-key", noHardcodedKey, {
  messageId: "pictifyKey",
  valid: [
    {
      name: "a variable of the environment",
      code: `const p = new Pictify({ apiKey: process.env.PICTIFY_API_KEY });`,
    },
    {
      name: "a prefix check",
      code: `if (key.startsWith("pk_live_") || key.startsWith('pk_test_')) use(key); // pictify`,
    },
    { name: "a pattern", code: `const isKey = /^pk_(?:live|test)_[A-Za-z0-9_-]{16,}$/.test(key);` },
    { name: "a template of a key", code: "const key = `pk_live_${body}`; // pictify" },
    { name: "a sum with an unknown body", code: `const key = "pk_live_" + body; // pictify` },
    { name: "a template type", code: "type LiveKey = `pk_live_${string}`;" },
    { name: "types", code: `interface Keys { pk_live_key: string; kind: "pk_live_" | "pk_test_" }` },
    { name: "a key of Stripe's by its form", code: `const stripe = loadStripe("${STRIPE}");` },
    { name: "a key of Stripe's beside Pictify", code: `const pictify = 1; const key = "${STRIPE}";` },
    { name: "a key of Clerk's", code: `const publishableKey = "${CLERK}";` },
    { name: "a key of Paystack's", code: `const paystack = { key: "${PAYSTACK}" };` },
    { name: "a publishable key by its name", code: `const publishableKey = "${randomKey("publishable")}";` },
    {
      name: "a public variable of somebody else",
      code: `const env = { NEXT_PUBLIC_CHECKOUT_KEY: "${randomKey("checkout")}" };`,
    },
    { name: "a split key of Stripe's", code: `const key = "pk_live_" + "${STRIPE.slice(8)}";` },
    {
      name: "placeholders of the documentation",
      code: `const keys = ["pk_live_abc123xyz", "pk_live_your_key_here", "pk_live_...", "pk_test_development_key"]; // pictify`,
    },
    { name: "a placeholder of words", code: `const PICTIFY_API_KEY = "pk_live_your_api_key_here_please";` },
    { name: "a placeholder of one character", code: `const PICTIFY_API_KEY = "pk_live_${"x".repeat(32)}";` },
    { name: "a placeholder with a sequence", code: `const PICTIFY_API_KEY = "pk_test_1234567890abcdef";` },
    { name: "a masked key", code: `const shown = "pk_live_…${BODY.slice(-4)}"; // pictify` },
    {
      name: "a placeholder that is put together",
      code: `const PICTIFY_API_KEY = ["pk", "live", "your_api_key_here"].join("_");`,
    },
    {
      name: "other prefixes",
      code: `const a = "mpk_live_${BODY}"; const b = "pk_prod_${BODY}"; const c = "pk_${BODY}";`,
    },
    { name: "a hash", code: `const integrity = "sha256-${randomBody("hash", 64, "hex")}"; // pictify` },
    {
      name: "a fingerprint of a key",
      code: `const ignored = "kl1:${randomBody("fingerprint", 32, "hex")}"; // pictify`,
    },
    { name: "an ignored key", code: `const key = "${KEY}"; // keylint:allow revoked in 2025` },
    {
      name: "an ignored next line",
      code: `// keylint:allow-next-line revoked in 2025\nconst key = "${KEY}";`,
    },
    {
      name: "an unattributed key, where those are switched off",
      options: [{ unattributed: false }],
      code: `const key = "${KEY}";`,
    },
    { name: "ids of Pictify's", code: `const pictify = { template: "tpl_${BODY}", key: "key_${BODY}" };` },
    {
      name: "a decoded text that is no key",
      code: `const text = atob("${base64("hello pk_live_ world")}"); // pictify`,
    },
    {
      name: "a constant that is not constant",
      code: `let prefix = "pk_live_"; prefix = other; const key = prefix + "${BODY}";`.replace(
        "other",
        "next()",
      ),
    },
    {
      name: "empty keys",
      code: `const PICTIFY_API_KEY = ""; const key = process.env.PICTIFY_API_KEY ?? "";`,
    },
  ],
  invalid: [
    {
      name: "a key that goes on in the next text",
      code: `const pictifyKey = "«pk_live_${BODY.slice(0, 20)}" + "${BODY.slice(20)}»";`,
      data: { redacted: `pk_live_…${BODY.slice(-4)}`, why: "pictifyKey on the same line" },
    },
    {
      name: "a key that nobody explains",
      code: `const x = /«${KEY}»/;`,
      messageId: "unattributedKey",
      data: { redacted: `pk_live_…${BODY.slice(-4)}` },
    },
    {
      name: "a constant",
      code: `const PICTIFY_API_KEY = "«${KEY}»";`,
      suggestions: [
        [
          {
            messageId: "readEnvironment",
            data: { name: "PICTIFY_API_KEY" },
            output: `const PICTIFY_API_KEY = process.env.PICTIFY_API_KEY;`,
          },
        ],
      ],
    },
    {
      name: "an unattributed key",
      messageId: "unattributedKey",
      code: `const key = "«${KEY}»";`,
      suggestions: [
        [
          {
            messageId: "readEnvironment",
            data: { name: "PICTIFY_API_KEY" },
            output: `const key = process.env.PICTIFY_API_KEY;`,
          },
        ],
      ],
    },
    {
      name: "a test key",
      code: `const p = new Pictify({ apiKey: '«${TEST_KEY}»' });`,
      suggestions: [
        [
          {
            messageId: "readEnvironment",
            data: { name: "PICTIFY_API_KEY" },
            output: `const p = new Pictify({ apiKey: process.env.PICTIFY_API_KEY });`,
          },
        ],
      ],
    },
    {
      name: "a header",
      code: `const h = { Authorization: "Bearer «${KEY}»" }; // pictify`,
      suggestions: [
        [
          {
            messageId: "readEnvironment",
            data: { name: "PICTIFY_API_KEY" },
            output: "const h = { Authorization: `Bearer ${process.env.PICTIFY_API_KEY}` }; // pictify",
          },
        ],
      ],
    },
    {
      name: "a template",
      code: `const h = \`Bearer «${KEY}» \${pictify}\`;`,
      suggestions: [
        [
          {
            messageId: "readEnvironment",
            data: { name: "PICTIFY_API_KEY" },
            output: "const h = `Bearer ${process.env.PICTIFY_API_KEY} ${pictify}`;",
          },
        ],
      ],
    },
    {
      name: "a template that is the key",
      code: `const pictifyKey = \`«${KEY}»\`;`,
      suggestions: [
        [
          {
            messageId: "readEnvironment",
            data: { name: "PICTIFY_API_KEY" },
            output: "const pictifyKey = process.env.PICTIFY_API_KEY;",
          },
        ],
      ],
    },
    {
      name: "an attribute",
      code: `const x = <Pictify apiKey="«${KEY}»" />;`,
      suggestions: [
        [
          {
            messageId: "readEnvironment",
            data: { name: "PICTIFY_API_KEY" },
            output: "const x = <Pictify apiKey={process.env.PICTIFY_API_KEY} />;",
          },
        ],
      ],
    },
    { name: "text of JSX", code: `const x = <p>pictify key: «${KEY}»</p>;` },
    {
      name: "a property",
      code: `const config = { pictify: { apiKey: "«${KEY}»" } };`,
      suggestions: [
        [
          {
            messageId: "readEnvironment",
            data: { name: "PICTIFY_API_KEY" },
            output: "const config = { pictify: { apiKey: process.env.PICTIFY_API_KEY } };",
          },
        ],
      ],
    },
    { name: "the name of a property", code: `const pictifyKeys = { "«${KEY}»": 1 };` },
    {
      name: "a default",
      code: `function f(pictifyKey = "«${KEY}»") {}`,
      suggestions: [
        [
          {
            messageId: "readEnvironment",
            data: { name: "PICTIFY_API_KEY" },
            output: "function f(pictifyKey = process.env.PICTIFY_API_KEY) {}",
          },
        ],
      ],
    },
    {
      name: "a fallback",
      code: `const key = process.env.PICTIFY_API_KEY || "«${KEY}»";`,
      suggestions: [
        [
          {
            messageId: "readEnvironment",
            data: { name: "PICTIFY_API_KEY" },
            output: "const key = process.env.PICTIFY_API_KEY || process.env.PICTIFY_API_KEY;",
          },
        ],
      ],
    },
    { name: "an enum", code: `enum PictifyKeys { Live = "«${KEY}»" }` },
    { name: "a type", code: `type PictifyKey = "«${KEY}»";` },
    { name: "a comment", code: `// pictify: «${KEY}»` },
    { name: "a comment in several lines", code: `/*\n * pictify\n *   «${KEY}»\n */` },
    { name: "a comment in JSX", code: `const x = <p>{/* pictify «${KEY}» */}</p>;` },
    { name: "a pattern", code: `const pictify = /«${KEY}»/;` },
    { name: "two keys in a line", code: `const pictify = [/«${KEY}»/, /«${TEST_KEY}»/];` },
    { name: "lines that end with CR LF", code: `// pictify\r\n// «${KEY}»\r\n` },
    { name: "characters beyond the first plane before it", code: `/* 😀😀 pictify */ // «${KEY}»` },
    { name: "a sum", code: `const pictifyKey = "«pk_live_" + "${BODY}»";` },
    {
      name: "a sum of many",
      code: `const pictifyKey = "«p" + "k" + "_live_" + "${BODY.slice(0, 9)}" + "${BODY.slice(9)}»";`,
    },
    { name: "a sum over lines", code: `const pictifyKey = "«pk_live_" +\n  "${BODY}»";` },
    { name: "a sum in a longer text", code: `const pictify = "Bearer «pk_live_" + "${BODY}» x";` },
    {
      name: "a split template",
      code: 'const pictifyKey = `«pk_live_${"' + BODY + '"}»`;'.replace('"}»`', '»"}`'),
    },
    {
      name: "a constant in a template",
      code: `const prefix = "pk_live_"; const pictifyKey = \`\${«prefix}${BODY}»\`;`,
    },
    {
      name: "constants in a sum",
      code: `const prefix = "pk_live_"; const body = "${BODY}"; const pictifyKey = «prefix + body»;`,
    },
    {
      name: "members of an object",
      code: `const part = { prefix: "pk_live_", body: "${BODY}" }; const pictifyKey = «part.prefix + part.body»;`,
    },
    {
      name: "a member of an enum",
      code: `enum Prefix { Live = "pk_live_" } const pictifyKey = «Prefix.Live + "${BODY}»";`,
    },
    { name: "join", code: `const pictifyKey = ["«pk", "live", "${BODY}»"].join("_");` },
    {
      name: "join of a constant",
      code: `const parts = ["pk", "live", "${BODY}"]; const pictifyKey = «parts.join("_")»;`.replace(
        '«parts.join("_")»',
        '«parts».join("_")',
      ),
    },
    { name: "concat", code: `const pictifyKey = "«pk_live_".concat("${BODY}»");` },
    {
      name: "a reversed text",
      code: `const pictifyKey = «"${[...KEY].reverse().join("")}".split("").reverse().join("")»;`
        .replace('«"', '"«')
        .replace('".split("").reverse().join("")»', '»".split("").reverse().join("")'),
    },
    {
      name: "base64",
      code: `const pictifyKey = atob("«${base64(KEY).replace(/=+$/u, "")}»${/=*$/u.exec(base64(KEY))?.[0] ?? ""}");`,
    },
    {
      name: "split base64",
      code: `const pictifyKey = «atob("${base64(KEY).slice(0, 11)}" + "${base64(KEY).slice(11)}")»;`,
    },
    {
      name: "base64 in a buffer",
      code: `const pictifyKey = «Buffer.from("${base64(KEY).slice(0, 11)}" + "${base64(KEY).slice(11)}", "base64").toString("utf8")»;`,
    },
    { name: "hex", code: `const pictifyKey = Buffer.from("«${hex(KEY)}»", "hex").toString();` },
    { name: "character codes", code: `const pictifyKey = String.fromCharCode(«${codes(KEY)}»);` },
    { name: "escapes", code: `const pictifyKey = "«\\x70k_live_${BODY}»";` },
    { name: "a call of replace", code: `const pictifyKey = «"xk_live_${BODY}"».replace("x", "p");` },
    { name: "an appended text", code: `let pictifyKey = "pk_live_"; «pictifyKey += "${BODY}»";` },
    {
      name: "constants that are taken out of a list",
      code: `const [a, b] = ["pk_live_", "${BODY}"]; const pictifyKey = «a + b»;`,
    },
    {
      name: "a webhook secret",
      messageId: "webhookSecret",
      code: `const PICTIFY_WEBHOOK_SECRET = "«whsec_${randomBody("webhook", 32)}»";`,
      suggestions: [
        [
          {
            messageId: "readEnvironment",
            data: { name: "PICTIFY_WEBHOOK_SECRET" },
            output: "const PICTIFY_WEBHOOK_SECRET = process.env.PICTIFY_WEBHOOK_SECRET;",
          },
        ],
      ],
    },
    {
      name: "the URL of a hook",
      messageId: "hookUrl",
      code: `fetch("«${HOOK}»");`,
      suggestions: [
        [
          {
            messageId: "readEnvironment",
            data: { name: "PICTIFY_HOOK_URL" },
            output: "fetch(process.env.PICTIFY_HOOK_URL);",
          },
        ],
      ],
    },
    {
      name: "a session cookie",
      messageId: "sessionCookie",
      code: `// Cookie: «auth-token=${randomBody("cookie", 10, "upper")}» for pictify.io`,
    },
    {
      name: "a key as older servers made it",
      code: `const PICTIFY_API_KEY = "«${randomBody("older", 64, "hex")}»";`,
      suggestions: [
        [
          {
            messageId: "readEnvironment",
            data: { name: "PICTIFY_API_KEY" },
            output: "const PICTIFY_API_KEY = process.env.PICTIFY_API_KEY;",
          },
        ],
      ],
    },
    {
      name: "a key in Deno",
      code: `Deno.serve(() => new Pictify({ apiKey: "«${KEY}»" }));`,
      suggestions: [
        [
          {
            messageId: "readEnvironment",
            data: { name: "PICTIFY_API_KEY" },
            output: `Deno.serve(() => new Pictify({ apiKey: Deno.env.get("PICTIFY_API_KEY") }));`,
          },
        ],
      ],
    },
    {
      name: "a key in a browser, without a suggestion",
      code: `"use client"; const pictifyKey = "«${KEY}»";`,
    },
    {
      name: "an ignored key, where ignores do not count",
      options: [{ inlineIgnores: false }],
      code: `/«${KEY}»/; // pictify keylint:allow revoked`,
    },
    { name: "an ignore without a reason", code: `/«${KEY}»/; // pictify keylint:allow` },
  ],
});
