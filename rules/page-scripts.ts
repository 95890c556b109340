/** The inside of a script that is written in a page. Offsets are UTF-16 units, `end` exclusive. */
export interface PageScript {
  /** Where its opening tag begins. */
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

const OPENING = /<script\b([^<>]{0,2000})>/giu;
const PAGE = /\.(?:html?|astro|php|erb|ejs|hbs|njk|liquid|twig)$/iu;

/** Whether a file is a page whose scripts no parser tells: those of Vue and Svelte are code to ESLint. */
export function isPage(path: string): boolean {
  return PAGE.test(path);
}

/** The scripts that are written in a page, in order. */
export function scriptsIn(text: string): readonly PageScript[] {
  const scripts: PageScript[] = [];
  for (const opening of text.matchAll(OPENING)) {
    const start = opening.index + opening[0].length;
    const length = text.slice(start).search(/<\/script/iu);
    scripts.push({ tag: opening.index, start, end: length === -1 ? text.length : start + length });
  }
  return scripts;
}
