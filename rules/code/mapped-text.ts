import type { TSESTree } from "@typescript-eslint/utils";

/** A text that code makes, with the stretch of the file that each of its UTF-16 units comes from. */
export interface MappedText {
  readonly text: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Stands for what is not known of a text; part of no key. */
export const UNKNOWN = "\0";

/** Longer texts are not followed: no key is near that, and a hostile file must not make us build megabytes. */
export const LONGEST = 8192;

/** A text that as a whole comes from a stretch. */
export function wholly(text: string, [start, end]: TSESTree.Range): MappedText {
  return {
    text,
    from: Array.from({ length: text.length }, () => start),
    to: Array.from({ length: text.length }, () => end),
  };
}

/** Texts one after the other. */
export function joined(parts: readonly MappedText[]): MappedText {
  return {
    text: parts.map(({ text }) => text).join(""),
    from: parts.flatMap(({ from }) => from),
    to: parts.flatMap(({ to }) => to),
  };
}

/** A part of a text, as `String.prototype.slice` has it. */
export function sliced({ text, from, to }: MappedText, start: number, end?: number): MappedText {
  return { text: text.slice(start, end), from: from.slice(start, end), to: to.slice(start, end) };
}

const UNIT = /\\(?:u\{[0-9A-Fa-f]{1,6}\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[0-7]{1,3}|\r\n|[^])|\r\n|[^]/gu;

/**
 * What is written between two offsets, with escapes, as the text that it stands for: unit for unit where that can be told,
 * otherwise as a whole.
 */
export function written(source: string, [start, end]: TSESTree.Range, value: string): MappedText {
  const raw = source.slice(start, end);
  if (raw === value) {
    return {
      text: value,
      from: Array.from({ length: value.length }, (_, index) => start + index),
      to: Array.from({ length: value.length }, (_, index) => start + index + 1),
    };
  }
  const from: number[] = [];
  const to: number[] = [];
  for (const match of raw.matchAll(UNIT)) {
    const units = /^\\(?:\r\n|[\n\r\u2028\u2029])$/u.test(match[0]) ? 0 : unitsOf(match[0]);
    for (let unit = 0; unit < units; unit++) {
      from.push(start + match.index);
      to.push(start + match.index + match[0].length);
    }
  }
  return from.length === value.length ? { text: value, from, to } : wholly(value, [start, end]);
}

/** How many UTF-16 units one written unit stands for. */
function unitsOf(unit: string): number {
  const code = /^\\u\{([0-9A-Fa-f]+)\}$/u.exec(unit)?.[1];
  if (code !== undefined) return Number.parseInt(code, 16) > 0xffff ? 2 : 1;
  return unit.startsWith("\\") || unit === "\r\n" ? 1 : unit.length;
}
