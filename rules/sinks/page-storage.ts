import { isKeyName } from "../key-name.js";
import type { PageScript } from "../page-scripts.js";

/** What a script of a page puts into a storage of the browser. Offsets are UTF-16 units, `end` exclusive. */
export interface PageStored {
  readonly start: number;
  /** Where the value begins. */
  readonly end: number;
  readonly where: string;
  /** The name that it is stored under. */
  readonly name: string;
  /** Whether a key is stored by that name: not where the value is a text that is written out. */
  readonly isKey: boolean;
}

/** `localStorage.setItem("name", `, `localStorage.name = `, `localStorage["name"] = `. */
const ITEM =
  /\b(localStorage|sessionStorage)(?:\.setItem\(\s{0,20}["'`]([^"'`\n]{1,80})["'`]\s{0,20},|\.([\w$]{1,80})\s{0,20}=(?!=)|\[\s{0,20}["'`]([^"'`\n]{1,80})["'`]\s{0,20}\]\s{0,20}=(?!=))/gu;
/** `document.cookie = "name=`, with what is then filled in or added. */
const COOKIE = /\bdocument\.cookie\s{0,20}=\s{0,20}["'`]([\w.-]{1,80})=(?=\$\{|["']\s{0,20}\+)/gu;
const WRITTEN_OUT = /^\s{0,20}(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'|`[^`$]{0,300}`|null\b|undefined\b)/u;

/** What a script of a page stores, as far as its text tells. */
export function storedBy(text: string, { start: from, end: to }: PageScript): readonly PageStored[] {
  const script = text.slice(from, to);
  const items = [...script.matchAll(ITEM)].map(
    ({ 0: whole, 1: where = "", 2: item, 3: member, 4: entry, index }) => {
      const name = item ?? member ?? entry ?? "";
      const end = index + whole.length;
      const isKey = isKeyName(name) && !WRITTEN_OUT.test(script.slice(end, end + 400));
      return { start: from + index, end: from + end, where, name, isKey };
    },
  );
  const cookies = [...script.matchAll(COOKIE)].map(({ 0: whole, 1: name = "", index }) => ({
    start: from + index,
    end: from + index + whole.length,
    where: "a cookie",
    name,
    isKey: isKeyName(name),
  }));
  return [...items, ...cookies];
}
