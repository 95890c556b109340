import { clip } from "./clip.js";
import { RUNNER_COMMAND, sanitize } from "./sanitize.js";

/** UTF-16 units of one text from outside; a name can be as long as somebody likes. */
const MAX_SPAN = 300;

/**
 * A text from outside as a code span of Markdown (CommonMark 6.1): the one place where nothing is a link, an image, HTML, a
 * mention of somebody, an issue or an emoji, and which it cannot end. Not for tables, whose bars count in code as well.
 */
export function codeSpan(text: string): string {
  const safe = clip(sanitize(text), MAX_SPAN).replace(RUNNER_COMMAND, "#\\#");
  const longest = Math.max(0, ...(safe.match(/`+/gu) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  const space = safe === "" || /^[` ]|[` ]$/u.test(safe) ? " " : "";
  return `${fence}${space}${safe}${space}${fence}`;
}
