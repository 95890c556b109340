import type { MarkedPlace } from "./marked-code.js";
import type { Suggestion } from "./rule-cases.js";

/** What no-key-logging suggests at a place: to show whether a variable or a member is set; nothing for a call or a text. */
export function logPresence(code: string, { start, end }: MarkedPlace): readonly Suggestion<"logPresence">[] {
  const reported = code.slice(start, end);
  if (/\)$|^["'`]/u.test(reported)) return [];
  return [
    { messageId: "logPresence", output: `${code.slice(0, start)}Boolean(${reported})${code.slice(end)}` },
  ];
}
