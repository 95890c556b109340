import { isKeyName } from "./key-name.js";
import { isSdk } from "./code/sdk.js";
import type { KeyPlace } from "./key-places.js";
import { scriptsIn } from "./page-scripts.js";

/** Something of Pictify's in a script of a page. Offsets are UTF-16 units, `end` exclusive. */
export interface ScriptUse {
  readonly start: number;
  readonly end: number;
  readonly kind: "call" | "key" | "sdk";
  readonly name: string;
}

const IMPORT = /(?:\bfrom\s{0,20}|\bimport\s{0,20}\(?\s{0,20}|\bsrc=)["']([^"'\n]{1,200})["']/gu;
const API_HOST = /(?<![\w.-])api\.pictify\.io(?![\w-]|\.\w)/u;
const CREDENTIAL = /["']?\b(Authorization|X-API-Key)["']?\s{0,20}[:,]/giu;
const CLIENT = /\bnew\s{1,20}(?:Async)?(Pictify(?:Client|SDK)?)\s{0,20}\(/gu;
const KEY_DECLARATION = /(?:\b(?:const|let|var)\s{1,20}|\bwindow\.)([\w$]{4,80})\s{0,20}=(?!=)/gu;
const KEY_READ = /\benv\.([A-Z][A-Z0-9_]{1,80})\b/gu;

/**
 * What the scripts that are written in a page do with Pictify: the SDK, calls with credentials, key variables.
 *
 * @param places the keys that are written in the page: told of a script that does nothing else with Pictify
 */
export function scriptUsesIn(text: string, places: readonly KeyPlace[] = []): readonly ScriptUse[] {
  if (!/pictify/iu.test(text)) return [];
  return scriptsIn(text)
    .flatMap(({ tag, start, end }) => {
      const uses = usesIn(text, tag, end);
      const written = places.filter((place) => place.start >= start && place.end <= end);
      return uses.length > 0 ? uses : written.map(writtenKey);
    })
    .sort((a, b) => a.start - b.start);
}

function writtenKey({ start, end }: KeyPlace): ScriptUse {
  return { start, end, kind: "key", name: "that is written here" };
}

function usesIn(text: string, from: number, to: number): readonly ScriptUse[] {
  const script = text.slice(from, to);
  const uses: ScriptUse[] = [];
  const add = (kind: ScriptUse["kind"], { index, 0: whole }: RegExpExecArray, name: string): void => {
    const start = from + index + whole.lastIndexOf(name);
    uses.push({ start, end: start + name.length, kind, name });
  };
  for (const match of script.matchAll(IMPORT)) if (isSdk(match[1] ?? "")) add("sdk", match, match[1] ?? "");
  for (const match of script.matchAll(KEY_READ))
    if (isKeyName(match[1] ?? "")) add("key", match, match[1] ?? "");
  for (const match of script.matchAll(CLIENT)) add("sdk", match, match[1] ?? "");
  for (const match of script.matchAll(KEY_DECLARATION))
    if (isKeyName(match[1] ?? "") && isText(script, match)) add("key", match, match[1] ?? "");
  if (!API_HOST.test(script)) return uses;
  for (const match of script.matchAll(CREDENTIAL)) add("call", match, match[1] ?? "");
  return uses;
}

/** Whether what is written to a variable begins as a text that is not empty. */
function isText(script: string, { index, 0: declaration }: RegExpExecArray): boolean {
  return /^\s{0,20}(["'`])(?!\1)/u.test(
    script.slice(index + declaration.length, index + declaration.length + 40),
  );
}
