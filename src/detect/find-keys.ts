import type { Environment } from "../vendors/vendor.js";
import { emphasisBefore, isLeftBoundary } from "./left-boundary.js";

/** Something with Pictify's prefix and a body, wherever it is from. Offsets are UTF-16 units of the text. */
export interface PrefixedKey {
  readonly start: number;
  readonly end: number;
  readonly environment: Environment;
  readonly prefix: string;
  readonly body: string;
}

/** A body longer than this is cut: no vendor comes near, and a hostile file must not make us carry megabytes. */
const LONGEST_BODY = 512;

const PREFIX = /pk_live_|pk_test_|pic_live_/g;
const BODY = /[A-Za-z0-9_-]{0,512}/y;
const INNER_PREFIX = /[_-]{0,2}(?:pk_live_|pk_test_|pic_live_)/u;

/**
 * Everything in a text that has one of the prefixes at a left boundary and at least one character of a body, in order.
 * A prefix directly followed by a template or an escape has no body and is left out. Linear in the length of the text.
 */
export function findKeys(text: string): readonly PrefixedKey[] {
  const keys: PrefixedKey[] = [];
  /** Where a prefix may stand although the character before it belongs to a key: the doubled `pk_test_pk_test_…`. */
  let continuation = -1;
  PREFIX.lastIndex = 0;
  for (let match = PREFIX.exec(text); match !== null; match = PREFIX.exec(text)) {
    const start = match.index;
    const prefix = match[0];
    const emphasis = emphasisBefore(text, start);
    const isWord = start !== continuation && emphasis === 0 && !isLeftBoundary(text, start);
    if (isWord && !followsControl(text, start - 1)) continue;
    const bodyStart = start + prefix.length;
    BODY.lastIndex = bodyStart;
    const run = BODY.exec(text)?.[0] ?? "";
    const inner = INNER_PREFIX.exec(run);
    if (inner !== null) continuation = bodyStart + inner.index + inner[0].search(/p(?:k|ic)_/u);
    const body = trimmed(
      inner === null ? run : run.slice(0, inner.index),
      emphasis,
      text[bodyStart + run.length],
    );
    if (body === "") continue;
    if (isWord && text.charCodeAt(start - 1) !== prefix.length + body.length) continue;
    keys.push({
      start,
      end: bodyStart + body.length,
      environment: prefix === "pk_test_" ? "test" : "live",
      prefix,
      body,
    });
    if (inner === null && run.length === LONGEST_BODY) PREFIX.lastIndex = bodyStart + run.length;
  }
  return keys;
}

const CONTROL = /[\u0000-\u0008\u000e-\u001f\ufffd]/u;

/** Whether a character may be the length that compiled classes write before a text: something that is no text precedes it. */
function followsControl(text: string, position: number): boolean {
  return CONTROL.test(text[position - 1] ?? "");
}

function trimmed(run: string, emphasis: number, next: string | undefined): string {
  if (next === ">" && run.endsWith("--")) return run.slice(0, -2);
  const closing = "_".repeat(emphasis);
  return emphasis > 0 && run.endsWith(closing) ? run.slice(0, -emphasis) : run;
}
