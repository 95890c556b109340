import type { TSESLint } from "@typescript-eslint/utils";
import type { KeyPlace } from "../key-places.js";
import { isTextSource } from "./text-source-code.js";

interface CommentSuggestion {
  readonly messageId: "disableNextLine";
  readonly fix: TSESLint.ReportFixFunction;
}

/** The end of a line that the next one goes on from: a comment would stand in the middle of a command. */
const CONTINUED = /[\\`^][ \t]*$/u;

/**
 * Puts a `#` comment that disables a rule above the line of a key, in a file of the language `keylint/text`, where the
 * editor's own would write `//`. Null in other languages, and where the line goes on from the one above.
 */
export function commentSuggestion(
  sourceCode: Readonly<TSESLint.SourceCode>,
  { start }: KeyPlace,
  ruleId: string,
): CommentSuggestion | null {
  if (!isTextSource(sourceCode)) return null;
  const { text } = sourceCode;
  const lineStart = Math.max(text.lastIndexOf("\n", start), text.lastIndexOf("\r", start)) + 1;
  const above = text.slice(0, lineStart).replace(/(?:\r\n|\n|\r)$/u, "");
  if (CONTINUED.test(above)) return null;
  const indentation = /^[ \t]*/u.exec(text.slice(lineStart))?.[0] ?? "";
  const lineEnd = /\r\n|\n|\r/u.exec(text)?.[0] ?? "\n";
  const comment = `${indentation}# eslint-disable-next-line ${ruleId}${lineEnd}`;
  return {
    messageId: "disableNextLine",
    fix: (fixer) => fixer.insertTextBeforeRange([lineStart, lineStart], comment),
  };
}
