import { noClientSideKey } from "../../../rules/no-client-side-key.js";
import { testRule } from "../support/rule-cases.js";

const KEY = "process.env.PICTIFY_API_KEY";
const SVELTE = "src/routes/+page.server.ts";

testRule("what a server sends to browsers", noClientSideKey, {
  filename: "server/a.ts",
  messageId: "sent",
  valid: [
    ...[
      `exports.handler = async () => ({ body: ${KEY} });`,
      `exports.handler = async () => ({ status: 200, body: ${KEY} });`,
      `exports.handler = async () => { await render(${KEY}); return result; };`,
      `exports.handler = async () => ({ ...base(${KEY}), statusCode: 200, meta: ${KEY}, "x-body": ${KEY}, bodyOf: ${KEY} });`,
    ].map((code) => ({ name: `of a cloud: ${code}`, code })),
    ...[
      `export const helper = () => ${KEY};`,
      `export const load = () => ${KEY};`,
      `export async function helper() { return ${KEY}; }`,
      `const loader = () => ${KEY}; f(loader);`,
      `function loader() { return ${KEY}; } f(loader);`,
      `const helper = () => ${KEY}; const loader = () => 1; export { loader };`,
      `function helper() { return ${KEY}; } function loader() {} export { loader };`,
      `export { loader } from "./a"; const loader = () => ${KEY};`,
      `import { loader } from "./a"; export { loader }; export function f() { function loader() { return ${KEY}; } }`,
      `export const loader = list.map(() => ${KEY});`,
      `export const loader = { a: () => ${KEY} };`,
      `let loader; loader = () => ${KEY};`,
      `export const loader = () => list[0](${KEY});`,
      `export const loader = () => render(${KEY});`,
      `list[0](() => ${KEY});`,
      `(() => ${KEY})();`,
      `class A { @(decorators[0]()) m() { return ${KEY}; } @Cron() n() { return ${KEY}; } @Getter o() { return ${KEY}; } }`,
      `f(() => { "use client"; return ${KEY}; });`,
    ].map((code) => ({ name: `another function: ${code}`, code })),
    {
      name: "a helper that waits, in a module of server actions",
      filename: "app/actions.ts",
      code: `"use server"; async function key() { return ${KEY}; } export async function f() { await key(); }`,
    },
    ...[
      `export const other = { default: () => ${KEY} };`,
      `f({ default: () => ${KEY} });`,
      `export const actions = f({ default: () => ${KEY} });`,
      `export const helper = () => ${KEY};`,
    ].map((code) => ({ name: `of SvelteKit: ${code}`, code, filename: SVELTE })),
    { name: "actions of somebody else", code: `export const actions = { default: () => ${KEY} };` },
    ...[
      `<Editor apiKey={${KEY}} />;`,
      `<Lib.Editor apiKey={${KEY}} />;`,
      `<Editor server:defer apiKey={${KEY}} {...props(${KEY})} />;`,
    ].map((code) => ({ name: `of Astro: ${code}`, code, filename: "src/pages/a.astro" })),
  ],
  invalid: [
    ...[
      `exports.handler = async () => ({ ...base, statusCode: 200, body: «${KEY}» });`,
      `export const handler = async () => { return { statusCode: 200, headers: «{ "x-key": ${KEY} }» }; };`,
      `export const loader = async () => «${KEY}»;`,
      `export async function loader() { return «${KEY}»; }`,
      `const loader = () => «${KEY}»; export { loader };`,
      `const a = 1; const helper = () => «${KEY}»; export { a, helper as loader };`,
      `function helper() { return «${KEY}»; } export { helper as loader };`,
      `export const loader = timed(async () => «${KEY}»);`,
      `export const loader = (async () => «${KEY}») satisfies Loader;`,
      `export const loader = timed(async () => «${KEY}») as Loader;`,
      `Page.getInitialProps = async () => «${KEY}»;`,
      `export const loader = async () => data(«${KEY}», { headers: {} });`,
      `export const loader = async () => superjson(«${KEY}»);`,
      `f(async () => { "use server"; return «${KEY}»; });`,
      `class A { @Get("/") m() { return «${KEY}»; } @Query n() { return «${KEY}»; } }`,
    ].map((code) => ({ name: `the result of a function: ${code}`, code })),
    {
      name: "an action that does not wait",
      filename: "app/actions.ts",
      code: `"use server"; export default function key() { return «${KEY}»; }`,
    },
    ...[
      `export const actions = { default: async () => «${KEY}» };`,
      `export const actions: Actions = { save: async () => { return «${KEY}»; } };`,
      `export const actions = { default: async () => fail(400, «${KEY}») } satisfies Actions;`,
      `export const load = async () => «${KEY}»;`,
    ].map((code) => ({ name: `of SvelteKit: ${code}`, code, filename: SVELTE })),
    ...[
      `<Editor client:load apiKey={«${KEY}»} />;`,
      `<Editor {...props} apiKey={«${KEY}»} client:only="react" />;`,
      `<meter value={«${KEY}»} />;`,
    ].map((code) => ({
      name: `of Astro: ${code}`,
      code,
      filename: "src/pages/a.astro",
      messageId: "prop" as const,
    })),
  ],
});
