import type { Sign } from "../model/usage.js";

/** Files that become pages: what stands in a script element of theirs is sent to everybody. */
const PAGES =
  /\.(?:html?|xhtml|vue|svelte|astro|ejs|hbs|handlebars|mustache|liquid|njk|twig|jinja2?|j2|erb|haml|php|phtml|cshtml|jsp|tmpl|gohtml|eta|ftl)$/iu;

const TAG = /<(\/?)script\b/giu;

interface Script {
  readonly start: number;
  readonly end: number;
}

/** The script elements of a page, found once. */
export class PageScripts {
  readonly #text: string;
  readonly #isPage: boolean;
  #scripts: readonly Script[] | undefined;

  constructor(text: string, path: string) {
    this.#text = text;
    this.#isPage = PAGES.test(path);
  }

  /** Whether an offset is in a script element, and not in code that the server runs inside of it. */
  at(offset: number): readonly Sign[] {
    if (!this.#isPage) return [];
    this.#scripts ??= scriptsOf(this.#text);
    const script = this.#scripts.find(({ start, end }) => start < offset && offset < end);
    if (script === undefined) return [];
    const before = this.#text.slice(Math.max(script.start, offset - 2000), offset);
    const isServerCode =
      Math.max(before.lastIndexOf("<?"), before.lastIndexOf("<%")) >
      Math.max(before.lastIndexOf("?>"), before.lastIndexOf("%>"));
    return isServerCode ? [] : [{ kind: "page-script", words: "<script>" }];
  }
}

function scriptsOf(text: string): readonly Script[] {
  const scripts: Script[] = [];
  let open: number | null = null;
  for (const { 1: slash, index } of text.matchAll(TAG)) {
    if (slash === "") open ??= index;
    else if (open !== null) {
      scripts.push({ start: open, end: index });
      open = null;
    }
  }
  return open === null ? scripts : [...scripts, { start: open, end: text.length }];
}
