const WORD = /[A-Za-z0-9_]/u;
/** Longest escape that is looked at: an ANSI colour in written form. */
const REACH = 40;

/** Its escape may be written in many ways, and get lost. */
const ANSI_COLOUR = /\[\d{1,3}(?:;\d{1,3}){0,5}m$/u;
const NAMED_ESCAPE = /\\[abefnrtv0]$/u;
const HEX_ESCAPE = /(?:%(?:25){0,4}|\\x|\\u00|\\U000000)([0-9A-Fa-f]{2})$/u;
const QUOTED_PRINTABLE = /=([0-9A-F]{2})$/u;
const OCTAL_ESCAPE = /\\([0-3]?[0-7]{1,2})$/u;

/**
 * Whether a word can begin at a place: nothing of a word stands before it, or what looks like it is the end of an escape
 * (`\n`, `%20`, `=3D`, `\u0022`, `\042`, an ANSI colour). Escapes are taken at any depth of escaping.
 */
export function isLeftBoundary(text: string, position: number): boolean {
  const previous = text[position - 1];
  if (previous === undefined || !WORD.test(previous)) return true;
  if (previous === "_") return false;
  const left = text.slice(Math.max(0, position - REACH), position);
  if (NAMED_ESCAPE.test(left)) return true;
  if (ANSI_COLOUR.test(left)) return true;
  const hex = HEX_ESCAPE.exec(left)?.[1] ?? QUOTED_PRINTABLE.exec(left)?.[1];
  if (hex !== undefined) return !WORD.test(String.fromCharCode(Number.parseInt(hex, 16)));
  const octal = OCTAL_ESCAPE.exec(left)?.[1];
  return octal !== undefined && !WORD.test(String.fromCharCode(Number.parseInt(octal, 8)));
}

const EMPHASIS = /(?:^|[^A-Za-z0-9_\\])(_{1,3})$/u;

/** How many underscores of Markdown emphasis stand before a place: 1 to 3, after something that is no word; otherwise 0. */
export function emphasisBefore(text: string, position: number): number {
  if (text[position - 1] !== "_") return 0;
  return EMPHASIS.exec(text.slice(Math.max(0, position - 4), position))?.[1]?.length ?? 0;
}
