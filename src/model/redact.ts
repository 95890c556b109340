/** What looks like a key or another secret of Pictify's, wherever it stands. All expressions are linear. */
const SECRETS: readonly (readonly [pattern: RegExp, shown: string])[] = [
  [/(?<prefix>p(?:k_(?:live|test)|ic_live)_)[A-Za-z0-9_-]{8,}/gu, "$<prefix>…"],
  [/(?<prefix>whsec_)[A-Za-z0-9+/=_-]{8,}/gu, "$<prefix>…"],
  [/(?<prefix>\/workflow\/hooks\/)[^\s"'<>]+/gu, "$<prefix>…"],
  [/(?<prefix>auth-token=)[0-9A-Z]{10}/gu, "$<prefix>…"],
  // Whatever stands before it: the detector also takes `:` and the ends of escapes (`%3d`, `\x3d`) for the border of a key.
  [/[0-9a-f]{64,}/gu, "…"],
];

/** What every one of them has: nearly all texts hold nothing of it, and reports have very many. */
const MAY_HOLD = /_(?:live|test)_|whsec_|\/hooks\/|auth-token=|[0-9a-f]{64}/u;

/**
 * A text without keys: whatever has the form of one keeps its prefix only. For everything that may repeat what was scanned:
 * paths, reasons, messages. A name that holds a key is shown redacted, too.
 */
export function redact(text: string): string {
  if (!MAY_HOLD.test(text)) return text;
  return SECRETS.reduce((rest, [pattern, shown]) => rest.replace(pattern, shown), text);
}
