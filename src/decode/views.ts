import type { Encoding } from "../model/location.js";
import { BASE64_DECODERS } from "./base64.js";
import { decodeBase64Gzip } from "./base64-gzip.js";
import { BYTE_LIST_DECODERS } from "./byte-lists.js";
import type { Decoder, Reading } from "./decoder.js";
import { ESCAPE_DECODERS } from "./escapes.js";
import { decodeHex } from "./hex.js";
import { type Replacement, ReplacedText } from "./replacement.js";
import { joinWrappedLines } from "./wrapped-lines.js";

/** A further reading of a text, with what was encoded in it made readable in place. */
export interface View {
  readonly text: string;
  /** The layers that were taken off, outermost first. */
  readonly encodings: readonly Encoding[];
  /** The range of the written text that a range of this one came from; null where nothing in it was decoded. */
  readonly toBase: (start: number, end: number) => { start: number; end: number } | null;
}

/** Every reading of a text. `truncated` tells that a limit cut off something that may hold a key. */
export interface Views {
  readonly views: readonly View[];
  readonly truncated: boolean;
}

const DECODERS: readonly Decoder[] = [
  ...ESCAPE_DECODERS,
  ...BASE64_DECODERS,
  decodeBase64Gzip,
  decodeHex,
  ...BYTE_LIST_DECODERS,
];

/** How many layers are taken off one after the other; joining lines counts as one. */
const MAX_DEPTH = 5;

/** How many characters all views of a text may have together: some, and some for each of its own. Honest texts need three. */
const MAX_CHARACTERS = 1024 * 1024;
const MAX_CHARACTERS_EACH = 8;

/** Up to this length a view is the whole text; of a longer one it is the surroundings of what was decoded. */
const WHOLE_TEXT = 512 * 1024;
const KEPT_BEFORE = 6000;
const KEPT_AFTER = 3000;

/**
 * The further readings of a text: everything encoded in it that may hold a key is decoded in place, with all around it left
 * as it is, layer after layer. Linear and bounded. No views where nothing is encoded.
 */
export function views(text: string): Views {
  const found: View[] = [];
  const limit = MAX_CHARACTERS + MAX_CHARACTERS_EACH * text.length;
  let characters = 0;
  let truncated = false;
  const onLimit = (): void => {
    truncated = true;
  };
  const readOn = (level: string, parent: View | null, depth: number): void => {
    const joins = joinWrappedLines(level, onLimit);
    for (const { encodings, replacements } of [...joins, ...readings(level, joins, onLimit)]) {
      const fresh =
        parent === null ? replacements : replacements.filter((part) => parent.toBase(part.start, part.end));
      for (const { window, parts } of windowed(level, fresh)) {
        characters += window.end - window.start;
        if (depth > MAX_DEPTH || characters > limit) {
          onLimit();
          return;
        }
        const view = viewOf(new ReplacedText(level, parts, window), encodings, parent);
        if (view.encodings.length > 0) found.push(view);
        readOn(view.text, view, depth + 1);
      }
    }
  };
  readOn(text, null, 1);
  return { views: found, truncated };
}

/** What the decoders make of a text, less single lines of what was wrapped: these hold parts of keys. */
function readings(text: string, joins: readonly Reading[], onLimit: () => void): Reading[] {
  const wrapped = joins.flatMap(({ replacements }) => replacements);
  const all = DECODERS.flatMap((decode) => decode(text, onLimit));
  if (wrapped.length === 0) return all;
  return all.map(({ encodings, replacements }) => ({
    encodings,
    replacements: outside(wrapped, replacements),
  }));
}

/** The replacements that do not lie within one of some others; both are sorted. */
function outside(others: readonly Replacement[], replacements: readonly Replacement[]): Replacement[] {
  let next = 0;
  return replacements.filter((part) => {
    while ((others[next]?.end ?? Infinity) < part.end) next++;
    return (others[next]?.start ?? Infinity) > part.start;
  });
}

function viewOf(replaced: ReplacedText, encodings: readonly Encoding[], parent: View | null): View {
  return {
    text: replaced.text,
    encodings: [...(parent?.encodings ?? []), ...encodings],
    toBase: (start, end) => {
      if (!replaced.touches(start, end)) return null;
      const range = replaced.toBase(start, end);
      return parent === null ? range : parent.toBase(range.start, range.end);
    },
  };
}

interface Window {
  readonly window: { readonly start: number; readonly end: number };
  readonly parts: readonly Replacement[];
}

/** Groups replacements with the text around them that evidence may stand in. */
function windowed(text: string, replacements: readonly Replacement[]): Window[] {
  if (replacements.length === 0) return [];
  if (text.length <= WHOLE_TEXT) return [{ window: { start: 0, end: text.length }, parts: replacements }];
  const windows: { window: { start: number; end: number }; parts: Replacement[] }[] = [];
  for (const part of replacements) {
    const start = Math.max(0, part.start - KEPT_BEFORE);
    const end = Math.min(text.length, part.end + KEPT_AFTER);
    const last = windows.at(-1);
    if (last === undefined || last.window.end < start)
      windows.push({ window: { start, end }, parts: [part] });
    else {
      last.window.end = end;
      last.parts.push(part);
    }
  }
  return windows;
}
