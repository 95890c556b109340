import typescriptParser from "@typescript-eslint/parser";
import * as astroParser from "astro-eslint-parser";
import { Linter } from "eslint";
import { Linter as Linter9 } from "eslint9";
import * as svelteParser from "svelte-eslint-parser";
import { describe, expect, it } from "vitest";
import vueParser from "vue-eslint-parser";
import keylint from "../../rules/index.js";
import { unmarked } from "./support/marked-code.js";

/** A component; what is reported in it is marked, and its rules are told in the order of the marks. */
interface Component {
  readonly name: string;
  readonly file: string;
  readonly code: string;
  readonly rules: readonly string[];
}

const setup = (script: string, template: string): string =>
  `<script setup>\n${script}\n</script>\n<template>${template}</template>`;

const component = (options: string, template: string): string =>
  `<script>\nexport default ${options};\n</script>\n<template>${template}</template>`;

const READ_KEY = "const key = «import.meta.env.PICTIFY_API_KEY»;";

const REPORTED: readonly Component[] = [
  {
    name: "a property of a setup",
    file: "src/A.vue",
    code: setup(`defineProps(["pictifyApiKey"]);`, "<p>{{ «pictifyApiKey» }}</p>"),
    rules: ["no-client-side-key"],
  },
  {
    name: "a property in an attribute",
    file: "src/A.vue",
    code: setup(`defineProps({ pictifyToken: String });`, `<Editor :api-key="«pictifyToken»" />`),
    rules: ["no-client-side-key"],
  },
  {
    name: "a property of a component without a setup",
    file: "src/A.vue",
    code: `<script>\nexport default defineComponent({ props: { pictifyApiKey: String } });\n</script>\n<template><p>{{ «pictifyApiKey» }}</p></template>`,
    rules: ["no-client-side-key"],
  },
  {
    name: "a property in a list",
    file: "src/A.vue",
    code: `<script>\nexport default { props: ["theme", "pictifyApiKey"] };\n</script>\n<template><p>{{ «pictifyApiKey» }}</p></template>`,
    rules: ["no-client-side-key"],
  },
  {
    name: "a setting of Nuxt in a template without a script",
    file: "src/A.vue",
    code: `<template><Editor :api-key="«$config.pictifyApiKey»" /></template>`,
    rules: ["no-client-side-key"],
  },
  {
    name: "a variable that only the template uses",
    file: "src/A.vue",
    code: setup("const key = «import.meta.env.PICTIFY_API_KEY»;", "<p>{{ key }}</p>"),
    rules: ["no-client-side-key"],
  },
  {
    name: "a variable that the template uses beside the server",
    file: "src/A.vue",
    code: setup(
      "const key = «import.meta.env.PICTIFY_API_KEY»;\nonServerPrefetch(() => render(key));",
      "<p>{{ key }}</p>",
    ),
    rules: ["no-client-side-key"],
  },
  {
    name: "a name that a slot hands over",
    file: "src/A.vue",
    code: setup("", `<Keys v-slot="{ «pictifyApiKey» }"><p>{{ pictifyApiKey }}</p></Keys>`),
    rules: ["no-client-side-key"],
  },
  {
    name: "the rendering URL in an attribute",
    file: "src/A.vue",
    code: setup(
      "const props = defineProps(['uid', 'token']);",
      '<img :src="`https://api.pictify.io/r/${uid}.png?token=${«token»}`">',
    ),
    rules: ["no-key-in-url"],
  },
  {
    name: "a key of the script in a URL of the template",
    file: "src/A.vue",
    code: setup(READ_KEY, `<img :src="'https://x.y/a.png?k=' + «key»">`),
    rules: ["no-client-side-key", "no-key-in-url"],
  },
  {
    name: "a key that an event logs",
    file: "src/A.vue",
    code: setup(READ_KEY, `<button @click="console.log(«key»)">x</button>`),
    rules: ["no-client-side-key", "no-key-logging"],
  },
  {
    name: "a key that an event stores",
    file: "src/A.vue",
    code: setup(READ_KEY, `<button @click="«localStorage.setItem('k', key)»">x</button>`),
    rules: ["no-client-side-key", "no-browser-storage-key"],
  },
  {
    name: "a variable of Svelte that markup writes to, by its name",
    file: "src/A.svelte",
    code: `<script>\n  let pictifyKey = "";\n  const save = () => «localStorage.setItem("k", pictifyKey)»;\n</script>\n<input bind:value={pictifyKey} onchange={save}>`,
    rules: ["no-browser-storage-key"],
  },
  {
    name: "a key in the data of a component",
    file: "src/A.vue",
    code: component(
      "{ data() { return { key: «import.meta.env.PICTIFY_API_KEY» }; } }",
      `<button @click="console.log(«key»)">x</button>`,
    ),
    rules: ["no-client-side-key", "no-key-logging"],
  },
  {
    name: "a key in the data of a component, by this",
    file: "src/A.vue",
    code: component(
      "defineComponent({ data: () => ({ s: { key: «import.meta.env.PICTIFY_API_KEY» } }), mounted() { f(() => console.log(«this.s.key»)); } })",
      "<p>x</p>",
    ),
    rules: ["no-client-side-key", "no-key-logging"],
  },
  {
    name: "a member of the data of a component",
    file: "src/A.vue",
    code: component(
      "{ data: { s: { key: «import.meta.env.PICTIFY_API_KEY» } } }",
      `<img :src="'https://x.y/a.png?k=' + «s.key»">`,
    ),
    rules: ["no-client-side-key", "no-key-in-url"],
  },
  {
    name: "a key that a component computes",
    file: "src/A.vue",
    code: component(
      "{ computed: { a() { return «import.meta.env.PICTIFY_API_KEY»; }, b: { get() { return «import.meta.env.PICTIFY_TOKEN»; } } } }",
      `<p @click="console.log(«a»)" @input="console.log(«b»)">x</p>`,
    ),
    rules: ["no-client-side-key", "no-client-side-key", "no-key-logging", "no-key-logging"],
  },
  {
    name: "a key that the setup of a component returns",
    file: "src/A.vue",
    code: component(
      "{ setup() { const key = «import.meta.env.PICTIFY_API_KEY»; return { key }; } }",
      `<p @click="console.log(«key»)">x</p>`,
    ),
    rules: ["no-client-side-key", "no-key-logging"],
  },
  {
    name: "data that are empty at first, by their name",
    file: "src/A.vue",
    code: component(
      `{ data() { return { pictifyApiKey: "" }; }, methods: { save() { console.log(«this.pictifyApiKey»); } } }`,
      `<input v-model="pictifyApiKey">`,
    ),
    rules: ["no-key-logging"],
  },
  {
    name: "a key in the text of a component of Svelte",
    file: "src/A.svelte",
    code: `<script>\n  let { data } = $props();\n</script>\n<p>{«data.pictifyApiKey»}</p>`,
    rules: ["no-client-side-key"],
  },
  {
    name: "a property as Svelte 4 declares it",
    file: "src/A.svelte",
    code: `<script>\n  export let «pictifyApiKey»;\n</script>\n<Editor apiKey={pictifyApiKey} />`,
    rules: ["no-client-side-key"],
  },
  {
    name: "a key in an attribute of Svelte",
    file: "src/A.svelte",
    code: `<script>\n  let { data } = $props();\n</script>\n<Editor apiKey={«data.pictifyApiKey»} />`,
    rules: ["no-client-side-key"],
  },
  {
    name: "a key that Astro writes into a page",
    file: "src/pages/a.astro",
    code: `---\nconst key = import.meta.env.PICTIFY_API_KEY;\n---\n<p>{«key»}</p>`,
    rules: ["no-client-side-key"],
  },
  {
    name: "a key that Astro hands to a script",
    file: "src/pages/a.astro",
    code: `---\nconst key = import.meta.env.PICTIFY_API_KEY;\n---\n<script define:vars={«{ key }»}></script>`,
    rules: ["no-client-side-key"],
  },
];

const SILENT: readonly Omit<Component, "rules">[] = [
  {
    name: "other data of a component, and members of other objects",
    file: "src/server/a.js",
    code: `export default { data() { return { key: process.env.PICTIFY_API_KEY, theme: "x" }; }, mounted() { console.log(this.theme, this.none); } };\nexport const other = { log() { console.log(this.key); } };`,
  },
  {
    name: "a form of Vue's that a user types a key into",
    file: "src/A.vue",
    code: setup(`const pictifyApiKey = ref("");`, `<input v-model="pictifyApiKey">`),
  },
  {
    name: "data of a component without a setup",
    file: "src/A.vue",
    code: `<script>\nexport default { data: () => ({ pictifyApiKey: "" }) };\n</script>\n<template><input v-model="pictifyApiKey"></template>`,
  },
  {
    name: "whether there is a key",
    file: "src/A.vue",
    code: setup(`defineProps(["hasPictifyKey"]);`, `<p v-if="hasPictifyKey">Pictify is set up.</p>`),
  },
  {
    name: "a label and the name of a field",
    file: "src/A.vue",
    code: setup("", `<label>Pictify API key</label><input name="pictify_api_key">`),
  },
  {
    name: "a binding URL",
    file: "src/A.vue",
    code: setup("const uid = 1;", '<img :src="`https://api.pictify.io/b/${uid}.png`">'),
  },
  {
    name: "a variable that only the server uses",
    file: "src/A.vue",
    code: setup(
      "const key = import.meta.env.PICTIFY_API_KEY;\nonServerPrefetch(() => render(key));",
      "<p>x</p>",
    ),
  },
  {
    name: "a name that a list of keys is gone through by",
    file: "src/A.vue",
    code: setup(
      "const keys = ref([]);",
      `<li v-for="pictifyKey in keys" :key="pictifyKey.id">{{ pictifyKey.name }}</li>`,
    ),
  },
  {
    name: "something else that Svelte 4 declares",
    file: "src/A.svelte",
    code: `<script>\n  export let hasPictifyKey;\n  let pictifyApiKey;\n</script>\n<input bind:value={pictifyApiKey}>`,
  },
  {
    name: "a prop of a component that Astro runs on the server",
    file: "src/pages/a.astro",
    code: `---\nimport Image from "./Image.astro";\n---\n<Image apiKey={import.meta.env.PICTIFY_API_KEY} />`,
  },
];

const CONFIG: readonly object[] = [
  { files: ["**/*"], ...keylint.configs.recommended },
  ...Object.entries({ vue: vueParser, svelte: svelteParser, astro: astroParser }).map(
    ([extension, parser]) => ({
      files: [`**/*.${extension}`],
      languageOptions: { parser, parserOptions: { parser: typescriptParser, sourceType: "module" } },
    }),
  ),
];

const VERSIONS = [
  ["9", new Linter9({ configType: "flat" }) as unknown as Linter],
  ["10", new Linter({ configType: "flat" })],
] as const;

describe.each(VERSIONS)("components with ESLint %s", (_, linter) => {
  const found = (code: string, filename: string): string[] =>
    linter
      .verify(code, [...CONFIG] as Linter.Config[], { filename })
      .map(({ ruleId, message, line, column, endLine, endColumn }) =>
        [(ruleId ?? message).replace("keylint/", ""), line, column, endLine, endColumn].join(":"),
      );

  it.each(REPORTED)("report $name", ({ file, code: marked, rules }) => {
    const { code, places } = unmarked(marked);
    expect(found(code, file)).toEqual(
      places.map(({ line, column, endLine, endColumn }, index) =>
        [rules[index], line, column, endLine, endColumn].join(":"),
      ),
    );
  });

  it.each(SILENT)("are silent about $name", ({ file, code }) => {
    expect(found(code, file)).toEqual([]);
  });
});
