import { noPublicEnvKey } from "../../rules/no-public-env-key.js";
import { prefixed, randomBody, randomKey } from "../support/keys.js";
import { testRule } from "./support/rule-cases.js";

const KEY = randomKey("no-public-env-key");
const STRIPE = prefixed("live", `51${randomBody("stripe", 97)}`);

/** The variable of a marked place, without its public prefix. */
const PREFIX =
  /^(?:NEXT_PUBLIC|VITE|REACT_APP|EXPO_PUBLIC|NUXT_PUBLIC|PUBLIC|GATSBY|VUE_APP|NG_APP|STORYBOOK|SNOWPACK_PUBLIC|PREACT_APP|PLASMO_PUBLIC|WXT|ACME_PUBLIC)_/u;

testRule("no-public-env-key", noPublicEnvKey, {
  messageId: "publicName",
  suggest: (code, { start, end }) => {
    const name = code.slice(start, end);
    const renamed = name.replace(PREFIX, "");
    if (!/^[A-Z_]+$/u.test(name) || renamed === name || !name.includes("PICTIFY")) return [];
    return [
      {
        messageId: "rename",
        data: { name: renamed },
        output: code.slice(0, start) + renamed + code.slice(end),
      },
    ];
  },
  valid: [
    {
      name: "a key of another vendor's in a public variable",
      code: `const env = { VITE_STRIPE: "${STRIPE}" }; // not pictify`,
    },
    {
      name: "a key that is given to no public variable",
      code: `const env = { IMAGES: "${KEY}" }; f("${KEY}"); // for api.pictify.io`,
    },
    {
      name: "a key in a comment",
      code: `// api.pictify.io\n// ${KEY}`,
    },
    {
      name: "a variable that is told only later",
      code: `import { Pictify } from "@pictify/sdk"; new Pictify({ apiKey: process.env[name] });`,
    },
    {
      name: "a client of somebody else",
      code: `import { Pictify } from "@pictify/sdk"; new Stripe({ apiKey: process.env.VITE_STRIPE_KEY });`,
    },
    {
      name: "a list of labels",
      code: `const NAME = "NEXT_PUBLIC_PICTIFY_API_KEY"; show(labels[NAME]);`,
    },
    {
      name: "a name that is told to others",
      code: `console.log("NEXT_PUBLIC_PICTIFY_API_KEY"); forget("NEXT_PUBLIC_PICTIFY_API_KEY"); list[0]("VITE_PICTIFY_API_KEY"); get();`,
    },
    {
      name: "a variable that stops the program",
      code: `if (process.env.NEXT_PUBLIC_PICTIFY_API_KEY) { throw new Error("no"); } if (process.env.VITE_PICTIFY_API_KEY) { log(); log(); throw new Error("no"); }`,
    },
    {
      name: "a private setting of Nuxt that a module writes",
      filename: "modules/pictify.ts",
      code: `export default defineNuxtModule({ setup(_, nuxt) { nuxt.options.runtimeConfig.pictifyKey = process.env.PICTIFY_API_KEY; } });`,
    },
    {
      name: "a variable that Astro keeps on the server",
      filename: "src/a.ts",
      code: `import { PICTIFY_API_KEY } from "astro:env/server"; import { PICTIFY_URL } from "astro:env/client";`,
    },
    {
      name: "settings that stay on the server",
      code: `const { pictifyApiKey, public: { pictifyTemplate } } = useRuntimeConfig(); getConfig().serverRuntimeConfig.pictifyKey; store.public.pictifyKey; Constants.expoConfig.extra.eas;`,
    },
    {
      name: "a private variable of Nuxt that is filled in later",
      filename: "nuxt.config.ts",
      code: `export default defineNuxtConfig({ runtimeConfig: { pictifyApiKey: "", public: { pictifyTemplate: "" } } });`,
    },
    { name: "a private variable", code: `const key = process.env.PICTIFY_API_KEY;` },
    { name: "a private variable of Vite", code: `const key = import.meta.env.PICTIFY_API_KEY;` },
    { name: "a public template id", code: `const id = process.env.NEXT_PUBLIC_PICTIFY_TEMPLATE_ID;` },
    { name: "a public host", code: `const url = import.meta.env.VITE_PICTIFY_API_URL;` },
    { name: "a public id of a key", code: `const id = process.env.NEXT_PUBLIC_PICTIFY_KEY_ID;` },
    { name: "a public write key", code: `const key = process.env.NEXT_PUBLIC_PICTIFY_WRITE_KEY;` },
    {
      name: "a publishable key of Stripe's",
      code: `const key = process.env.NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY; // pictify`,
    },
    {
      name: "a publishable key of Clerk's",
      code: `const key = process.env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY; // pictify`,
    },
    {
      name: "a public key of Paystack's",
      code: `const key = import.meta.env.VITE_PAYSTACK_PUBLIC_KEY; // pictify`,
    },
    { name: "a word that holds another", code: `const key = process.env.NEXT_PUBLIC_SPICTIFY_API_KEY;` },
    {
      name: "a comment",
      code: `// Never call it NEXT_PUBLIC_PICTIFY_API_KEY.\nconst key = process.env.PICTIFY_API_KEY;`,
    },
    {
      name: "a sentence",
      code: `throw new Error("Do not use NEXT_PUBLIC_PICTIFY_API_KEY: browsers get it.");`,
    },
    { name: "a guard", code: `if (process.env.NEXT_PUBLIC_PICTIFY_API_KEY) throw new Error("public key");` },
    {
      name: "a guard with a block",
      code: `if (process.env.VITE_PICTIFY_API_KEY) { report(); throw new Error("public key"); }`,
    },
    { name: "deleting it", code: `delete process.env.NEXT_PUBLIC_PICTIFY_API_KEY;` },
    { name: "a list of forbidden names", code: `const FORBIDDEN = ["NEXT_PUBLIC_PICTIFY_API_KEY"];` },
    { name: "types", code: `interface ImportMetaEnv { readonly VITE_PICTIFY_API_KEY: string }` },
    {
      name: "types of the environment",
      code: `declare global { namespace NodeJS { interface ProcessEnv { NEXT_PUBLIC_PICTIFY_API_KEY?: never } } }`,
    },
    {
      name: "a define without a key",
      filename: "vite.config.ts",
      code: `export default defineConfig({ define: { __VERSION__: JSON.stringify(version) } }); // pictify`,
    },
    {
      name: "a define that takes the key out",
      filename: "vite.config.ts",
      code: `export default { define: { "process.env.PICTIFY_API_KEY": "undefined" } };`,
    },
    {
      name: "a define of a bundle for a server",
      filename: "build.ts",
      code: `esbuild.build({ platform: "node", define: { KEY: JSON.stringify(process.env.PICTIFY_API_KEY) } });`,
    },
    {
      name: "a plugin in a branch for the server",
      filename: "next.config.js",
      code: `module.exports = { webpack(config, { isServer }) { if (isServer) { config.plugins.push(new DefinePlugin({ KEY: JSON.stringify(process.env.PICTIFY_API_KEY) })); } return config; } };`,
    },
    {
      name: "a harmless prefix",
      filename: "vite.config.ts",
      code: `export default { envPrefix: ["VITE_", "APP_"] }; // pictify`,
    },
    {
      name: "the private configuration of Nuxt",
      filename: "nuxt.config.ts",
      code: `export default defineNuxtConfig({ runtimeConfig: { pictifyApiKey: process.env.PICTIFY_API_KEY, public: { base: "/" } } });`,
    },
    {
      name: "the server configuration of Next.js",
      filename: "next.config.js",
      code: `module.exports = { serverRuntimeConfig: { key: process.env.PICTIFY_API_KEY } };`,
    },
    {
      name: "the environment of a process manager",
      filename: "ecosystem.config.js",
      code: `module.exports = { apps: [{ name: "web", env: { PICTIFY_API_KEY: process.env.PICTIFY_API_KEY } }] };`,
    },
    {
      name: "a server field of Astro",
      filename: "astro.config.mjs",
      code: `export default defineConfig({ env: { schema: { PICTIFY_API_KEY: envField.string({ context: "server", access: "secret" }) } } });`,
    },
    {
      name: "a server schema",
      filename: "src/env.ts",
      code: `export const env = createEnv({ server: { PICTIFY_API_KEY: z.string() }, client: { NEXT_PUBLIC_URL: z.string() }, runtimeEnv: process.env });`,
    },
    {
      name: "server code of Next.js",
      filename: "app/api/og/route.ts",
      code: `export async function GET() { return render(process.env.PICTIFY_API_KEY); }`,
    },
    {
      name: "server code of SvelteKit",
      filename: "src/routes/+server.ts",
      code: `import { PICTIFY_API_KEY } from "$env/static/private"; export const GET = () => render(PICTIFY_API_KEY);`,
    },
    {
      name: "a public variable that is no credential",
      code: `import { Pictify } from "@pictify/sdk"; const p = new Pictify({ apiKey: process.env.PICTIFY_API_KEY, baseUrl: process.env.NEXT_PUBLIC_URL });`,
    },
    {
      name: "a prefix check",
      code: `if (name.startsWith("NEXT_PUBLIC_") && name.includes("PICTIFY")) warn(name);`,
    },
  ],
  invalid: [
    {
      name: "a public setting where it is read",
      messageId: "publicSection",
      code: `useRuntimeConfig().public.«pictifyApiKey»; const config = useRuntimeConfig(); config.public.«pictifyToken»; this.$config.public.«pictifyKey»; useAppConfig().«pictifyApiKey»; Constants.expoConfig?.extra?.«pictifyApiKey»;`,
    },
    {
      name: "a public setting that is taken out",
      messageId: "publicSection",
      code: `const { public: { «pictifyApiKey» } } = useRuntimeConfig(); const { «pictifyKey»: key = "" } = getConfig().publicRuntimeConfig;`,
    },
    {
      name: "a condition that does not stop the program",
      code: `if (process.env.«NEXT_PUBLIC_PICTIFY_API_KEY») {} if (process.env.«VITE_PICTIFY_API_KEY») { render(); } if (process.env.«GATSBY_PICTIFY_API_KEY») render(); while (process.env.«NG_APP_PICTIFY_KEY») throw 1;`,
    },
    {
      name: "whether there is a variable",
      code: `f(!process.env.«NEXT_PUBLIC_PICTIFY_API_KEY»);`,
    },
    {
      name: "a variable in a template without anything else",
      code: "const key = process.env[`«NEXT_PUBLIC_PICTIFY_API_KEY»`];",
    },
    {
      name: "a variable by a constant",
      code: `import { env } from "$env/dynamic/public"; const NAME = "PUBLIC_PICTIFY_API_KEY"; f(env[«NAME»], process.env[«NAME»]);`,
      data: { name: "PUBLIC_PICTIFY_API_KEY", prefix: "PUBLIC_" },
      suggestions: [[], []],
    },
    {
      name: "a look-up by a function",
      code: `const key = getEnv("«NEXT_PUBLIC_PICTIFY_API_KEY»");`,
    },
    {
      name: "a variable that is imported by a text",
      code: `import { "«PUBLIC_PICTIFY_API_KEY»" as key } from "$env/static/public";`,
      suggestions: [[]],
    },
    {
      name: "a schema that names another variable",
      code: `export const env = createEnv({ runtimeEnv: { «NEXT_PUBLIC_PICTIFY_API_KEY»: process.env.IMAGES } });`,
    },
    {
      name: "a member that is given a key",
      code: `process.env.«VITE_IMAGES» = "${KEY}"; // for api.pictify.io`,
      messageId: "publicValue",
      data: { name: "VITE_IMAGES" },
    },
    {
      name: "a public variable that is given an encoded key",
      code: `const env = { «VITE_IMAGES»: "${Buffer.from(KEY).toString("base64")}" }; // for api.pictify.io`,
      messageId: "publicValue",
    },
    {
      name: "names in the messages of plugins",
      code: `new EnvironmentPlugin({ «PICTIFY_API_KEY»: "" }); new EnvironmentPlugin([«"PICTIFY_API_KEY"»]); environment(«"PICTIFY_API_KEY"»);`,
      messageId: "inlined",
      filename: "webpack.config.js",
      data: { name: "PICTIFY_API_KEY" },
    },
    {
      name: "a key that is written into a define",
      code: `export default { define: { KEY: «"${KEY}"» } };`,
      messageId: "inlined",
      filename: "vite.config.ts",
      data: { name: "that is written here" },
    },
    {
      name: "a client field of Astro by its name",
      code: `export default { env: { schema: { «PICTIFY_API_KEY»: envField.string({ context: "client" }) } } };`,
      messageId: "inlined",
      filename: "astro.config.mjs",
      data: { name: "PICTIFY_API_KEY" },
    },
    {
      name: "a public setting of Nuxt that a module writes",
      filename: "modules/pictify.ts",
      code: `export default defineNuxtModule({ setup(_, nuxt) { nuxt.options.runtimeConfig.public.pictifyKey = «process.env.PICTIFY_API_KEY»; } });`,
      messageId: "inlined",
      suggestions: [[]],
    },
    {
      name: "a variable that Astro gives to browsers",
      filename: "src/a.ts",
      code: `import { «PICTIFY_API_KEY» } from "astro:env/client";`,
      messageId: "inlined",
      suggestions: [[]],
    },
    {
      name: "names that Babel reads from .env",
      filename: "babel.config.js",
      code: `module.exports = { plugins: [["module:react-native-dotenv", { allowlist: [«"PICTIFY_API_KEY"»] }]] };`,
      messageId: "inlined",
      suggestions: [[]],
    },
    {
      name: "a name in a constant",
      code: `const NAME = "NEXT_PUBLIC_PICTIFY_API_KEY"; const key = process.env[«NAME»];`,
      suggestions: [[]],
    },
    {
      name: "a public variable of any name in a constant that is handed to the SDK",
      code: `const key = process.env.«NEXT_PUBLIC_IMAGES»; new Pictify({ apiKey: key });`,
      messageId: "publicValue",
      suggestions: [[]],
    },
    {
      name: "a public variable of Nuxt that is filled in later",
      filename: "nuxt.config.ts",
      code: `export default defineNuxtConfig({ runtimeConfig: { public: { «pictifyApiKey»: "" } } });`,
      messageId: "inlined",
      suggestions: [[]],
    },
    {
      name: "transform-define of Babel",
      filename: "babel.config.js",
      code: `module.exports = { plugins: [["transform-define", { "process.env.KEY": «process.env.PICTIFY_API_KEY» }]] };`,
      messageId: "inlined",
      suggestions: [[]],
    },
    {
      name: "a definition of Vue CLI",
      filename: "vue.config.js",
      code: `module.exports = { chainWebpack: (c) => c.plugin("define").tap((a) => { a[0]["process.env"].KEY = «JSON.stringify(process.env.PICTIFY_API_KEY)»; return a; }) };`,
      messageId: "inlined",
      suggestions: [[]],
    },
    {
      name: "the environment of Quasar",
      filename: "quasar.config.js",
      code: `module.exports = configure(() => ({ build: { env: { KEY: «process.env.PICTIFY_API_KEY» } } }));`,
      messageId: "inlined",
      suggestions: [[]],
    },
    { name: "Next.js", code: `const key = process.env.«NEXT_PUBLIC_PICTIFY_API_KEY»;` },
    { name: "Vite", code: `const key = import.meta.env.«VITE_PICTIFY_API_KEY»;` },
    { name: "Create React App", code: `const key = process.env.«REACT_APP_PICTIFY_KEY»;` },
    { name: "Expo", code: `const key = process.env.«EXPO_PUBLIC_PICTIFY_API_KEY»;` },
    { name: "Nuxt", code: `const key = process.env.«NUXT_PUBLIC_PICTIFY_API_KEY»;` },
    {
      name: "SvelteKit, whose module has no variable without the prefix",
      code: `import { «PUBLIC_PICTIFY_API_KEY» } from "$env/static/public";`,
      suggestions: [[]],
    },
    {
      name: "SvelteKit, dynamic",
      code: `import { env } from "$env/dynamic/public"; const key = env.«PUBLIC_PICTIFY_API_KEY»;`,
    },
    {
      name: "Astro, whose module has no other variables",
      code: `import { «PUBLIC_PICTIFY_TOKEN» } from "astro:env/client";`,
      suggestions: [[]],
    },
    {
      name: "an import, whose local name stays",
      code: `import { «VITE_PICTIFY_KEY» } from "./env"; use(VITE_PICTIFY_KEY);`,
      suggestions: [
        [
          {
            messageId: "rename",
            data: { name: "PICTIFY_KEY" },
            output: `import { PICTIFY_KEY as VITE_PICTIFY_KEY } from "./env"; use(VITE_PICTIFY_KEY);`,
          },
        ],
      ],
    },
    {
      name: "an import under another name",
      code: `import { «VITE_PICTIFY_KEY» as key } from "./env"; use(key);`,
    },
    {
      name: "a variable that is taken out, whose name stays",
      code: `const { «NEXT_PUBLIC_PICTIFY_KEY» = "" } = process.env; use(NEXT_PUBLIC_PICTIFY_KEY);`,
      suggestions: [
        [
          {
            messageId: "rename",
            data: { name: "PICTIFY_KEY" },
            output: `const { PICTIFY_KEY: NEXT_PUBLIC_PICTIFY_KEY = "" } = process.env; use(NEXT_PUBLIC_PICTIFY_KEY);`,
          },
        ],
      ],
    },
    { name: "Gatsby", code: `const key = process.env.«GATSBY_PICTIFY_API_KEY»;` },
    { name: "Vue CLI", code: `const key = process.env.«VUE_APP_PICTIFY_API_KEY»;` },
    { name: "Angular", code: `const key = process.env.«NG_APP_PICTIFY_API_KEY»;` },
    { name: "Storybook", code: `const key = process.env.«STORYBOOK_PICTIFY_API_KEY»;` },
    {
      name: "Plasmo and WXT",
      code: `const keys = [process.env.«PLASMO_PUBLIC_PICTIFY_API_KEY», import.meta.env.«WXT_PICTIFY_API_KEY»];`,
    },
    { name: "a bracketed variable", code: `const key = process.env["«NEXT_PUBLIC_PICTIFY_API_KEY»"];` },
    { name: "destructuring", code: `const { «VITE_PICTIFY_API_KEY»: key } = import.meta.env;` },
    { name: "a look-up", code: `const key = Deno.env.get("«NEXT_PUBLIC_PICTIFY_API_KEY»");` },
    { name: "a webhook secret", code: `const secret = process.env.«NEXT_PUBLIC_PICTIFY_WEBHOOK_SECRET»;` },
    {
      name: "words before and after",
      code: `const key = process.env.«NEXT_PUBLIC_ACME_PICTIFY_API_KEY_NEW»;`,
    },
    {
      name: "a schema of variables",
      filename: "src/env.ts",
      code: `export const env = createEnv({ client: { «NEXT_PUBLIC_PICTIFY_API_KEY»: z.string() } });`,
    },
    {
      name: "a schema with its variables",
      filename: "src/env.ts",
      code: `export const env = createEnv({ runtimeEnv: { NEXT_PUBLIC_PICTIFY_API_KEY: process.env.«NEXT_PUBLIC_PICTIFY_API_KEY» } });`,
    },
    {
      name: "an assignment",
      code: `process.env.«NEXT_PUBLIC_PICTIFY_API_KEY» = process.env.PICTIFY_API_KEY;`,
    },
    {
      name: "a condition that only falls back",
      code: `const key = process.env.PICTIFY_API_KEY || process.env.«NEXT_PUBLIC_PICTIFY_API_KEY»;`,
    },
    {
      name: "a prefix of one's own",
      options: [{ prefixes: ["ACME_PUBLIC_"] }],
      code: `const key = process.env.«ACME_PUBLIC_PICTIFY_API_KEY»;`,
    },
    {
      name: "a public variable that the SDK is given",
      messageId: "publicValue",
      code: `import { Pictify } from "@pictify/sdk"; const p = new Pictify({ apiKey: process.env.«NEXT_PUBLIC_IMAGE_KEY» });`,
    },
    {
      name: "a public variable in a header for the API",
      messageId: "publicValue",
      code: "fetch('https://api.pictify.io/image', { headers: { Authorization: `Bearer ${import.meta.env.«VITE_API_KEY»}` } });",
    },
    {
      name: "a public variable that is given a key",
      messageId: "publicValue",
      code: `const env = { «VITE_IMAGES»: "${KEY}" }; // for api.pictify.io`,
    },
    {
      name: "a define of Vite",
      messageId: "inlined",
      filename: "vite.config.ts",
      code: `export default defineConfig({ define: { "process.env.PICTIFY_API_KEY": «JSON.stringify(process.env.PICTIFY_API_KEY)» } });`,
    },
    {
      name: "a define with a loaded environment",
      messageId: "inlined",
      filename: "vite.config.ts",
      code: `export default defineConfig(({ mode }) => { const env = loadEnv(mode, process.cwd(), ""); return { define: { __KEY__: «JSON.stringify(env.PICTIFY_API_KEY)» } }; });`,
    },
    {
      name: "DefinePlugin",
      messageId: "inlined",
      filename: "webpack.config.js",
      code: `module.exports = { plugins: [new webpack.DefinePlugin({ KEY: «JSON.stringify(process.env.PICTIFY_API_KEY)» })] };`,
    },
    {
      name: "a nested define",
      messageId: "inlined",
      filename: "webpack.config.js",
      code: `module.exports = { plugins: [new DefinePlugin({ "process.env": { KEY: «JSON.stringify(process.env.PICTIFY_API_KEY)» } })] };`,
    },
    {
      name: "EnvironmentPlugin",
      messageId: "inlined",
      filename: "webpack.config.js",
      code: `module.exports = { plugins: [new EnvironmentPlugin(["NODE_ENV", «"PICTIFY_API_KEY"»])] };`,
    },
    {
      name: "EnvironmentPlugin with defaults",
      messageId: "inlined",
      filename: "webpack.config.js",
      code: `module.exports = { plugins: [new webpack.EnvironmentPlugin({ «PICTIFY_API_KEY»: "" })] };`,
    },
    {
      name: "a plugin of Rollup",
      messageId: "inlined",
      filename: "rollup.config.js",
      code: `export default { plugins: [replace({ values: { KEY: «JSON.stringify(process.env.PICTIFY_API_KEY)» } })] };`,
    },
    {
      name: "a plugin of Babel",
      messageId: "inlined",
      filename: "babel.config.js",
      code: `module.exports = { plugins: [["transform-inline-environment-variables", { include: [«"PICTIFY_API_KEY"»] }]] };`,
    },
    {
      name: "a prefix that takes the key in",
      messageId: "publicPrefix",
      filename: "vite.config.ts",
      code: `export default { envPrefix: ["VITE_", «"PICTIFY_"»] };`,
    },
    {
      name: "a prefix of SvelteKit",
      messageId: "publicPrefix",
      filename: "svelte.config.js",
      code: `export default { kit: { env: { publicPrefix: «"PICTIFY_"» } } };`,
    },
    {
      name: "the public configuration of Next.js",
      messageId: "inlined",
      filename: "next.config.js",
      code: `module.exports = { publicRuntimeConfig: { key: «process.env.PICTIFY_API_KEY» } };`,
    },
    {
      name: "the environment of Next.js",
      messageId: "inlined",
      filename: "next.config.mjs",
      code: `export default { env: { PICTIFY_API_KEY: «process.env.PICTIFY_API_KEY» } };`,
    },
    {
      name: "the public configuration of Nuxt",
      messageId: "inlined",
      filename: "nuxt.config.ts",
      code: `export default defineNuxtConfig({ runtimeConfig: { public: { pictifyApiKey: «process.env.PICTIFY_API_KEY» } } });`,
    },
    {
      name: "the extra values of Expo",
      messageId: "inlined",
      filename: "app.config.ts",
      code: `export default { expo: { extra: { pictifyApiKey: «process.env.PICTIFY_API_KEY» } } };`,
    },
    {
      name: "a client field of Astro",
      messageId: "inlined",
      filename: "astro.config.mjs",
      code: `export default defineConfig({ env: { schema: { «PICTIFY_API_KEY»: envField.string({ context: "client", access: "public" }) } } });`,
    },
  ],
});
