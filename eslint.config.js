import { defineConfig, globalIgnores } from "eslint/config";
import eslintPlugin from "eslint-plugin-eslint-plugin";
import tseslint from "typescript-eslint";
import keylint from "./dist/eslint.js";

export default defineConfig(
  globalIgnores([
    "dist/",
    "coverage/",
    ".git-versions/",
    ".mutation/",
    "src/anchors/wasm/",
    "src/packs/wasm/",
  ]),
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { project: ["./test/tsconfig.json"], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Strings that are spread here are ASCII literals.
      "@typescript-eslint/no-misused-spread": "off",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
    },
  },
  { files: ["**/*.{js,ts}"], extends: [keylint.configs.strict] },
  // What tests hand to keylint is wrong on purpose: keys are assembled from pieces, and put into addresses.
  { files: ["test/**/*.ts"], rules: { "keylint/no-hardcoded-key": "off", "keylint/no-key-in-url": "off" } },
  {
    files: ["rules/**/*.ts"],
    extends: [eslintPlugin.configs.recommended],
    // Node types are compared as the strings that they are: the enum would be one more module to load in an editor.
    rules: { "@typescript-eslint/no-unsafe-enum-comparison": "off" },
  },
);
