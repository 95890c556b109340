import type { PrefixedKey } from "./find-keys.js";
import { FULL_LENGTH } from "./full-length.js";

/** A body of this length or more, followed by an ellipsis, is a key at the end of an unfinished sentence. */
const FULL = 32;

const ELLIPSIS =
  /^(?:\.{3}|…|\*{3}|[•●·▪■█]{2}|&hellip;|&#8230;|\\u2026|\[(?:redacted|hidden|masked|removed|\.{3}|…)\]|<(?:redacted|hidden|masked|removed|\.{3}|…)>|\((?:redacted|hidden|masked|\.{3}|…))/iu;
const TEMPLATE = /^(?:\$\{|\{\{|#\{|<%|\$\(|%s|%d|\{[a-z]|<[a-z]|\[[a-z0-9]-)/iu;
const MASKED_TAIL = /(?:x{4,}|X{4,})$/u;

/** Why the text shows only a part of a key, in words; null where it shows all of it. */
export function elision(text: string, key: PrefixedKey): string | null {
  if (key.body.length >= FULL) return null;
  const after = text.slice(key.end, key.end + 16);
  if (ELLIPSIS.test(after)) return "cut off by an ellipsis";
  if (MASKED_TAIL.test(key.body)) return "its end is masked";
  if (key.body.length < FULL_LENGTH && TEMPLATE.test(after)) return "goes on as a template";
  return null;
}
