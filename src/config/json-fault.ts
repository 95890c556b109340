/** What is wrong with a JSON text: at this offset it is no JSON, or repeats a key of the same object. */
export interface JsonFault {
  readonly offset: number;
  /** The key that is there twice; null where the text is no JSON. */
  readonly repeated: string | null;
}

type Expected = "value" | "value or ]" | "key" | "key or }" | ":" | ", or end";

/** Keys that an object has had so far; null for a list. */
type Frame = Set<string> | null;

const TOKEN =
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/y;
const SPACE = /[ \t\r\n]*/y;

/**
 * The first fault of a JSON text (RFC 8259), or null. `JSON.parse` tells the place of some faults only, and takes the last of
 * several values for one key without a word.
 */
export function findJsonFault(text: string): JsonFault | null {
  const open: Frame[] = [];
  let expected: Expected = "value";
  for (let at = behind(SPACE, text, 0); at < text.length;) {
    const end = behind(TOKEN, text, at);
    const token = text.slice(at, end);
    const frame = open.at(-1);
    const isDone: boolean = expected === ", or end" && open.length === 0;
    const next: Expected | null = isDone ? null : follow(token, expected, frame);
    if (next === null) return { offset: at, repeated: null };
    if (next === ":" && frame instanceof Set) {
      const key = JSON.parse(token) as string;
      if (frame.has(key)) return { offset: at, repeated: key };
      frame.add(key);
    }
    if (token === "{" || token === "[") open.push(token === "{" ? new Set() : null);
    if (token === "}" || token === "]") open.pop();
    expected = next;
    at = behind(SPACE, text, end);
  }
  return expected === ", or end" && open.length === 0 ? null : { offset: text.length, repeated: null };
}

/** What may follow a token; null where the token itself may not stand here. */
function follow(token: string, expected: Expected, frame: Frame | undefined): Expected | null {
  const isValue = expected === "value" || expected === "value or ]";
  switch (token) {
    case "":
      return null;
    case "{":
      return isValue ? "key or }" : null;
    case "[":
      return isValue ? "value or ]" : null;
    case "}":
      return expected === "key or }" || (expected === ", or end" && frame instanceof Set) ? ", or end" : null;
    case "]":
      return expected === "value or ]" || (expected === ", or end" && frame === null) ? ", or end" : null;
    case ":":
      return expected === ":" ? "value" : null;
    case ",":
      if (expected !== ", or end") return null;
      return frame instanceof Set ? "key" : "value";
    default:
      if (isValue) return ", or end";
      return (expected === "key" || expected === "key or }") && token.startsWith('"') ? ":" : null;
  }
}

/** The offset behind a match that starts right here; the same offset where there is none. */
function behind(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
