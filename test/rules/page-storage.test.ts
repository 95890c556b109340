import html from "@html-eslint/eslint-plugin";
import * as astroParser from "astro-eslint-parser";
import { Linter } from "eslint";
import { Linter as Linter9 } from "eslint9";
import { describe, expect, test } from "vitest";
import keylint from "../../rules/index.js";
import { randomKey } from "../support/keys.js";
import { unmarked } from "./support/marked-code.js";

const KEY = randomKey("page-storage");

const LANGUAGES = {
  "a.html": { plugins: { keylint, html }, language: "html/html" },
  "a.astro": { plugins: { keylint }, languageOptions: { parser: astroParser } },
  "a.php": { plugins: { keylint }, language: "keylint/text" },
} as const;

const VERSIONS = [
  ["9", new Linter9({ configType: "flat" }) as unknown as Linter],
  ["10", new Linter({ configType: "flat" })],
] as const;

/** A page with a script. */
function page(file: string, script: string): string {
  const markup = `<p>localStorage.setItem("pictify_key", x)</p>\n<script>\n${script}\n</script>\n`;
  return file.endsWith(".astro") ? `---\nconst a = "pictify";\n---\n${markup}` : markup;
}

describe.each(VERSIONS)("no-browser-storage-key with ESLint %s", (_, linter) => {
  describe.each(Object.entries(LANGUAGES))("in the script of %s", (file, language) => {
    const found = (code: string): readonly string[] =>
      linter
        .verify(
          code,
          [
            { files: [file], ...language, rules: { "keylint/no-browser-storage-key": "error" } },
          ] as Linter.Config[],
          { filename: file },
        )
        .map(({ messageId, line, column, endLine, endColumn }) =>
          [messageId, line, column, endLine, endColumn].join(":"),
        );

    test.each([
      ["an item by its name", `«localStorage.setItem("pictify_api_key",» input.value);`, ["storedByName"]],
      ["an item of a session", "«sessionStorage.setItem( `pictify-token` ,» `${a}`);", ["storedByName"]],
      ["a member by its name", `window.«localStorage.pictifyKey =» key;`, ["storedByName"]],
      ["an entry by its name", `«localStorage["pictify.apiKey"] =» key;`, ["storedByName"]],
      ["a cookie by its name", "«document.cookie = `pictify_key=»${key}`;", ["storedByName"]],
      ["a cookie that is added up", `«document.cookie = "pictify_key=»" + key;`, ["storedByName"]],
      ["a key that is written out", `«localStorage.setItem("k", "${KEY}»");`, ["stored"]],
      ["a key in a member", `«localStorage.k = '${KEY}»';`, ["stored"]],
    ])("reports %s", (_name, marked, messageIds) => {
      const { code, places } = unmarked(page(file, marked));
      expect(found(code)).toEqual(
        places.map(({ line, column, endLine, endColumn }, index) =>
          [messageIds[index], line, column, endLine, endColumn].join(":"),
        ),
      );
    });

    test.each([
      [
        "what is read or removed",
        `localStorage.getItem("pictify_key"); localStorage.removeItem("pictify_key");`,
      ],
      ["an item by another name", `localStorage.setItem("pictify_theme", theme);`],
      ["an empty item", `localStorage.setItem("pictify_key", ""); localStorage.pictifyKey = null;`],
      ["a placeholder", `localStorage.setItem("pictify_key", "pk_live_your_api_key");`],
      ["a comparison", `if (localStorage.pictifyKey == key) open();`],
      ["a cookie that is taken away", `document.cookie = "pictify_key=; max-age=0";`],
      ["a key that is not stored", `localStorage.setItem("a", b); const pictifyKey = "${KEY}";`],
    ])("is silent about %s", (_name, script) => {
      expect(found(page(file, script))).toEqual([]);
    });
  });
});
