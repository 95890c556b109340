import { describe, expect, it } from "vitest";
import { findingsIn } from "../support/hygiene.js";
import { randomKey } from "../support/keys.js";

const KEY = randomKey("public-env-name");
const TEST_KEY = randomKey("public-env-name", "test");

describe("public-env-name", () => {
  it.each([
    ["Next.js", ".env.local", `NEXT_PUBLIC_PICTIFY_API_KEY=${KEY}\n`],
    ["Vite", ".env", `VITE_PICTIFY_API_KEY="${KEY}"\n`],
    ["Create React App", ".env", `REACT_APP_PICTIFY_API_KEY=${KEY}\n`],
    [
      "Expo",
      "eas.json",
      `{ "build": { "production": { "env": { "EXPO_PUBLIC_PICTIFY_API_KEY": "${KEY}" } } } }\n`,
    ],
    ["SvelteKit", ".env", `PUBLIC_PICTIFY_API_KEY='${KEY}'\n`],
    ["Nuxt in a shell", "deploy.sh", `export NUXT_PUBLIC_PICTIFY_KEY=${KEY}\n`],
    ["a Dockerfile", "Dockerfile", `FROM node:22\nENV NEXT_PUBLIC_PICTIFY_API_KEY=${KEY}\n`],
    ["a build argument", "Dockerfile", `FROM node:22\nARG VITE_PICTIFY_API_KEY=${KEY}\n`],
    ["compose", "compose.yml", `services:\n  web:\n    environment:\n      - VITE_PICTIFY_API_KEY=${KEY}\n`],
    [
      "a workflow",
      ".github/workflows/build.yml",
      `on: push\njobs:\n  build:\n    env:\n      GATSBY_PICTIFY_API_KEY: ${KEY}\n`,
    ],
    ["vercel.json", "vercel.json", `{ "build": { "env": { "NEXT_PUBLIC_PICTIFY_API_KEY": "${KEY}" } } }\n`],
    [
      "the env of next.config",
      "next.config.mjs",
      `export default {\n  reactStrictMode: true,\n  env: {\n    PICTIFY_API_KEY: "${KEY}",\n  },\n};\n`,
    ],
    [
      "the public runtime configuration of Nuxt",
      "nuxt.config.ts",
      `export default defineNuxtConfig({\n  runtimeConfig: { public: { pictifyApiKey: "${KEY}" } },\n});\n`,
    ],
    [
      "define of Vite",
      "vite.config.ts",
      `export default defineConfig({ define: { __PICTIFY_API_KEY__: JSON.stringify("${KEY}") } });\n`,
    ],
    ["the variables of GitLab", ".gitlab-ci.yml", `variables:\n  VITE_PICTIFY_API_KEY: "${KEY}"\n`],
    [
      "an argument of a build that compose starts",
      "compose.yml",
      `services:\n  web:\n    build:\n      args:\n        NEXT_PUBLIC_PICTIFY_API_KEY: ${KEY}\n`,
    ],
    ["netlify.toml", "netlify.toml", `[build.environment]\n  GATSBY_PICTIFY_API_KEY = "${KEY}"\n`],
    [
      "DefinePlugin of webpack",
      "vue.config.js",
      `module.exports = { chainWebpack: (c) => c.plugin("d").use(webpack.DefinePlugin, [{ PICTIFY_KEY: '"${KEY}"' }]) };\n`,
    ],
    [
      "define of Angular",
      "angular.json",
      `{ "projects": { "a": { "architect": { "build": { "options": { "define": { "PICTIFY_API_KEY": "'${KEY}'" } } } } } } }\n`,
    ],
  ])("reports a key under a public name of %s", async (_, path, text) => {
    const findings = await findingsIn({ [path]: text }, "public-env-name");
    expect(findings).toMatchObject([{ severity: "error", locations: [{ path }] }]);
    expect(findings[0]?.evidence.join()).toMatch(/into what browsers load/u);
  });

  it("names the variable to use", async () => {
    const [finding] = await findingsIn({ ".env": `VITE_PICTIFY_API_KEY=${KEY}\n` }, "public-env-name");
    expect(finding?.advice[0]).toContain("Rename VITE_PICTIFY_API_KEY to PICTIFY_API_KEY");
  });

  it("is a warning for a sandbox key", async () => {
    const findings = await findingsIn({ ".env": `VITE_PICTIFY_API_KEY=${TEST_KEY}\n` }, "public-env-name");
    expect(findings).toMatchObject([{ severity: "warning" }]);
  });

  it.each([
    ["a name of the server", ".env", `PICTIFY_API_KEY=${KEY}\n`],
    ["a prefix inside a name", ".env", `INVITE_PICTIFY_API_KEY=${KEY}\n`],
    ["a placeholder", ".env", "NEXT_PUBLIC_PICTIFY_API_KEY=pk_live_your_api_key\n"],
    ["another vendor's public key", ".env", `NEXT_PUBLIC_STRIPE_KEY=${KEY}\n`],
    [
      "what only the server of Nuxt sees",
      "nuxt.config.ts",
      `export default defineNuxtConfig({\n  runtimeConfig: { public: { base: "/" }, pictifyApiKey: "${KEY}" },\n});\n`,
    ],
    [
      "what only the server of Next.js sees",
      "next.config.js",
      `module.exports = { env: { A: "b" }, serverRuntimeConfig: { pictifyApiKey: "${KEY}" } };\n`,
    ],
  ])("leaves alone %s", async (_, path, text) => {
    expect(await findingsIn({ [path]: text }, "public-env-name")).toEqual([]);
  });
});
