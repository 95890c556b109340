import { readFileSync } from "node:fs";

declare const __KEYLINT_VERSION__: string | undefined;

/** The version of keylint: put in by the build; when run from its source, as in tests, that of package.json. */
export const version: string =
  typeof __KEYLINT_VERSION__ === "string" ? __KEYLINT_VERSION__ : versionOfSource();

function versionOfSource(): string {
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
