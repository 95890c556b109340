import type { ESLint } from "eslint";
import { type Configs, configsOf } from "./configs.js";
import { noBrowserStorageKey } from "./no-browser-storage-key.js";
import { noClientSideKey } from "./no-client-side-key.js";
import { noHardcodedKey } from "./no-hardcoded-key.js";
import { noKeyInUrl } from "./no-key-in-url.js";
import { noKeyLogging } from "./no-key-logging.js";
import { noPublicEnvKey } from "./no-public-env-key.js";
import { textLanguage } from "./text-language/text-language.js";

export type { Configs } from "./configs.js";

/** keylint's ESLint plugin: six rules, the language `keylint/text` and three configurations. */
export interface KeylintPlugin extends ESLint.Plugin {
  readonly configs: Configs & Record<string, Configs[keyof Configs]>;
}

declare const __KEYLINT_VERSION__: string | undefined;

/** Put in by the build; the rules read no file for it. */
const version = typeof __KEYLINT_VERSION__ === "string" ? __KEYLINT_VERSION__ : "0.0.0";

const base = {
  meta: { name: "keylint", version, namespace: "keylint" },
  rules: {
    "no-hardcoded-key": noHardcodedKey,
    "no-client-side-key": noClientSideKey,
    "no-public-env-key": noPublicEnvKey,
    "no-browser-storage-key": noBrowserStorageKey,
    "no-key-in-url": noKeyInUrl,
    "no-key-logging": noKeyLogging,
  },
  languages: { text: textLanguage },
} as unknown as ESLint.Plugin;

/** The plugin, for `plugins` of a flat configuration; its `configs` bring it with them. */
const plugin = Object.assign(base, { configs: configsOf(base) }) as KeylintPlugin;

export default plugin;
// What `require("keylint/eslint")` gives.
export { plugin as "module.exports" };
