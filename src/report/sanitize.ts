import { redact } from "../model/redact.js";

/**
 * Characters that a terminal obeys, or that make text look other than it is: C0 and C1 controls, DEL, marks of direction,
 * characters without width, line and paragraph separators, lone surrogates, tags, U+FEFF, and two that are no characters.
 */
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}]|\p{Cs}/gu;

/** Finds sooner that there is nothing to take out, as nearly always. Without `u`, which has to look at pairs, in a fifth of the time. */
const MAY_BE_UNSAFE = /[^ -~…]/;
const MAY_BE_UNSAFE_IN_JSON = /[^\n -~…]/;

/** What runners of GitHub (`##[`), Azure (`##vso[`) and TeamCity (`##teamcity[`) obey wherever it stands in a line. */
export const RUNNER_COMMAND = /##(?=\w{0,16}\[)/gu;

/**
 * A piece of what was scanned, fit for a line of a terminal: no keys, and nothing that moves the cursor, breaks the line or
 * hides. What was taken out is shown as an escape, such as `\u202e`.
 */
export function sanitize(text: string): string {
  const safe = redact(text);
  return MAY_BE_UNSAFE.test(safe) ? safe.replace(UNSAFE, escape) : safe;
}

/**
 * JSON that is fit for a terminal and for the log of a workflow: the same values, with what {@link sanitize} and
 * {@link sanitizeForWorkflow} take out written as escapes of JSON.
 */
export function sanitizeJson(json: string): string {
  if (!json.includes("##") && !MAY_BE_UNSAFE_IN_JSON.test(json)) return json;
  return json.replace(UNSAFE_IN_JSON, (character) =>
    character === "##"
      ? "#\\u0023"
      : Array.from({ length: character.length }, (_, at) => unit(character, at)).join(""),
  );
}

/** As {@link UNSAFE}, but for the line ends and spaces of JSON itself. Its strings hold no other C0 controls. */
const UNSAFE_IN_JSON = new RegExp(`${RUNNER_COMMAND.source}|(?!\\n)(?:${UNSAFE.source})`, "gu");

function unit(text: string, at: number): string {
  return `\\u${text.charCodeAt(at).toString(16).padStart(4, "0")}`;
}

function escape(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, "0")}`;
}

/**
 * The same for the log of a GitHub workflow, whose runner obeys `::command` at the beginning of a line and `##[command]`
 * anywhere in one (threats.md §5), and for those that obey the like: all are broken by a visible escape.
 */
export function sanitizeForWorkflow(line: string): string {
  return line.replace(/^(?<space>\s*)::/u, "$<space>\\:\\:").replace(RUNNER_COMMAND, "#\\#");
}
