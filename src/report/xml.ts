import { RUNNER_COMMAND } from "./sanitize.js";

/** All that XML 1.0 does not allow in a document, not even escaped: controls, halves of surrogate pairs, U+FFFE, U+FFFF. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|\p{Cs}/gu;

/** A text as the content of an element. What XML cannot hold is replaced by U+FFFD. */
export function xmlText(text: string): string {
  return text
    .replace(FORBIDDEN, "\uFFFD")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(RUNNER_COMMAND, "#&#35;");
}

/** Attributes, each with a space before it. */
export function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => {
      const text = xmlText(String(value)).replaceAll('"', "&quot;");
      return ` ${name}="${text.replace(/[\t\n\r]/gu, (space) => `&#${space.charCodeAt(0)};`)}"`;
    })
    .join("");
}
