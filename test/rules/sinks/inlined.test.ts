import { noPublicEnvKey } from "../../../rules/no-public-env-key.js";
import { testRule } from "../support/rule-cases.js";

const KEY = "process.env.PICTIFY_API_KEY";

testRule("what configurations put into the code for browsers", noPublicEnvKey, {
  filename: "vite.config.ts",
  messageId: "inlined",
  valid: [
    ...[
      `export default { plugins: [["transform-defines", { KEY: ${KEY} }], [plugin, { KEY: ${KEY} }], ["transform-define"], ["transform-define", , ${KEY}]] };`,
      `export default { plugins: [["inline-environment-variables", { exclude: ["PICTIFY_API_KEY"], notInclude: ["PICTIFY_API_KEY"], allowlists: ["PICTIFY_API_KEY"], [name]: ["PICTIFY_API_KEY"] }]] };`,
      `export default { plugins: [["react-native-dotenv"], ["other", { include: ["PICTIFY_API_KEY"] }], [, { include: ["PICTIFY_API_KEY"] }]] };`,
      `environmentOf(["PICTIFY_API_KEY"]); new EnvironmentPlugin(); new EnvironmentPlugin([, name, "NODE_ENV"]); new EnvironmentPlugin({ ...a, [b]: "" }); list[0](["PICTIFY_API_KEY"]);`,
      `if (isServer) { plugins.push(new EnvironmentPlugin(["PICTIFY_API_KEY"]), new DefinePlugin({ KEY: ${KEY} })); }`,
      `if (options.isServer) plugins.push(new DefinePlugin({ KEY: ${KEY} }));`,
      `runtimeConfig.publicKey = ${KEY}; config.myPublicRuntimeConfig.key = ${KEY}; list[0].key = ${KEY};`,
      `definitions[name] = ${KEY}; definitions["KEY"] = ${KEY}; definitions.KEY = ${KEY};`,
      `export default { envPrefix: ["VITE_", , prefix], other: "PICTIFY_", [name]: "PICTIFY_" };`,
      `export default { runtimeConfig: { pictifyApiKey: "", private: { pictifyApiKey: "" } }, public: { pictifyApiKey: "" } };`,
      `export default { runtimeConfig: { public: { pictifyApiKey: 5, [pictifyApiKey]: "" } } };`,
      `f({ pictifyApiKey: "" }, { public: { pictifyApiKey: "" } }); g([{ public: { key: ${KEY} } }]);`,
      `export default { schema: { PICTIFY_API_KEY: envField.string({ context: "server", access: "secret" }), PICTIFY_TOKEN: envField.string({ note: "client", title: "public" }) } };`,
      `export default { schema: { PICTIFY_API_KEY: z.string({ context: "client" }), PICTIFY_TOKEN: envField.string(), PICTIFY_KEY: envField.string(options), PICTIFY_SECRET: list[0]({ context: "client" }) } };`,
      `export default { platform: "node", define: { KEY: ${KEY} } };`,
      `export default { build: { target: "node20" }, all: [{ target: "electron-main", define: { KEY: ${KEY} } }] };`,
      `export default { extra: { key: ${KEY} }, env: { KEY: ${KEY} }, siteMetadata: { key: ${KEY} }, appConfig: { key: ${KEY} } };`,
    ].map((code) => ({ name: code, code })),
    ...[
      ["gatsby-config-of.js", `module.exports = { siteMetadata: { key: ${KEY} } };`],
      ["my-gatsby-config.js", `module.exports = { siteMetadata: { key: ${KEY} } };`],
      ["next.configs.js", `module.exports = { env: { KEY: ${KEY} } };`],
      ["my.next.config.js", `module.exports = { env: { KEY: ${KEY} } };`],
      ["my.app.config.ts", `module.exports = { extra: { key: ${KEY} } };`],
    ].map(([filename = "", code = ""]) => ({ name: `${filename}: ${code}`, filename, code })),
  ],
  invalid: [
    ...[
      `export default { plugins: [["transform-define", { KEY: «${KEY}» }], ["babel-plugin-transform-define", { KEY: «${KEY}» }]] };`,
      `const options = { KEY: ${KEY} }; export default { plugins: [["transform-define", «options»]] };`,
      `export default { plugins: [["react-native-dotenv", { ...a, allowlist: [, «"PICTIFY_API_KEY"»] }]] };`,
      `new EnvironmentPlugin({ ...a, [b]: "", NODE_ENV: "", «PICTIFY_API_KEY»: "" });`,
      `nuxt.options.runtimeConfig.public = «{ key: ${KEY} }»; publicRuntimeConfig.key = «${KEY}»; runtimeConfig.public.key = «${KEY}»;`,
      `definitions["process.env.KEY"] = «${KEY}»; definitions["process.env"].KEY = «${KEY}»;`,
      `export default { runtimeConfig: { public: { «pictifyApiKey»: "" } } };`,
      `export default { schema: { «PICTIFY_API_KEY»: envField.string({ context: "client" }), «PICTIFY_TOKEN»: envField.string({ ...a, context: "server", access: "public" }) } };`,
      `export default { customFields: { key: «${KEY}» } };`,
      `const base = { KEY: ${KEY} }; export default { define: { ...«base», ...{ A: «${KEY}» } } };`,
      `if (!isServer) plugins.push(new DefinePlugin({ KEY: «${KEY}» })); if (isServerless) new DefinePlugin({ KEY: «${KEY}» });`,
      `if (isServer) { f(); } else { new DefinePlugin({ KEY: «${KEY}» }); } if (a.b.isServer) new DefinePlugin({ KEY: «${KEY}» });`,
      `if (list[0]) new DefinePlugin({ KEY: «${KEY}» });`,
      `export default { ...base, platform: "browser", target: "web", define: { KEY: «${KEY}» } };`,
      `export default { name: "node", platform, target: "es2020-node", define: { KEY: «${KEY}» } };`,
    ].map((code) => ({ name: code, code })),
    ...[
      ["gatsby-config.js", `module.exports = { siteMetadata: { key: «${KEY}» } };`],
      ["site/gatsby-config.mjs", `export default { siteMetadata: { key: «${KEY}» } };`],
      ["nuxt.config.ts", `export default { appConfig: { key: «${KEY}» } };`],
      ["quasar.conf.js", `module.exports = { build: { env: { KEY: «${KEY}» } } };`],
      ["apps/web/next.config.cjs", `module.exports = { env: { KEY: «${KEY}» } };`],
      ["app.config.js", `module.exports = { expo: { extra: { key: «${KEY}» } } };`],
    ].map(([filename = "", code = ""]) => ({ name: `${filename}: ${code}`, filename, code })),
    ...[
      `export default { envPrefix: ["VITE_", , «"PICTIFY_"»] };`,
      `export default { envPrefix: «"PICTIFY_API_"», publicPrefix: «""» };`,
    ].map((code) => ({ name: code, code, messageId: "publicPrefix" as const })),
  ],
});
