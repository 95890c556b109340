import type { ESLint, Linter } from "eslint";
import { TEXT_FILES } from "./text-files.js";

/** The configurations that the plugin brings; each is spread, extended or used as it is. */
export interface Configs {
  /** All six rules as errors. */
  readonly recommended: Linter.Config & Iterable<Linter.Config>;
  /** The same, without what `recommended` lets pass: parts of keys in logs, keys read from a browser's storage, `keylint:allow`. */
  readonly strict: Linter.Config & Iterable<Linter.Config>;
  /** The rules of `recommended`, also on files that no parser is set up for, as plain text. */
  readonly all: Linter.Config[];
}

const RULES: Linter.RulesRecord = {
  "keylint/no-hardcoded-key": "error",
  "keylint/no-client-side-key": "error",
  "keylint/no-public-env-key": "error",
  "keylint/no-browser-storage-key": "error",
  "keylint/no-key-in-url": "error",
  "keylint/no-key-logging": "error",
};

/** The configurations of a plugin. */
export function configsOf(plugin: ESLint.Plugin): Configs {
  const plugins = { keylint: plugin };
  return {
    recommended: alsoAsList({ name: "keylint/recommended", plugins, rules: RULES }),
    strict: alsoAsList({
      name: "keylint/strict",
      plugins,
      rules: {
        ...RULES,
        "keylint/no-hardcoded-key": ["error", { inlineIgnores: false }],
        "keylint/no-browser-storage-key": ["error", { reads: true }],
        "keylint/no-key-logging": ["error", { parts: true }],
      },
    }),
    all: [
      { name: "keylint/all", plugins, rules: RULES },
      { name: "keylint/all/text", files: [...TEXT_FILES], plugins, language: "keylint/text" },
    ],
  };
}

/** A configuration that can also be spread into a list, as those of plugins with several entries are. */
function alsoAsList(config: Linter.Config): Linter.Config & Iterable<Linter.Config> {
  return Object.defineProperty(config, Symbol.iterator, {
    value: () => [config].values(),
  }) as Linter.Config & Iterable<Linter.Config>;
}
