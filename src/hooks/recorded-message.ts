import { type GitSetting, settingOf } from "../system/git/git-settings.js";

const SCISSORS = " ------------------------ >8 ------------------------";
/** The characters that git chooses from for `core.commentChar=auto` (`builtin/commit.c`). */
const CANDIDATES = "#;@!$%^&|:";

/**
 * What git will record of a message file that it hands to commit-msg: comments, and what stands below the scissors, are blanked,
 * so that lines keep their numbers. What `--cleanup` says on git's command line no hook can know; `commit.cleanup` counts, else
 * what git does of its own accord.
 *
 * @param edited whether an editor was opened; git leaves a message that was given by `-m` or `-F` its comments
 */
export function recordedMessage(bytes: Buffer, settings: readonly GitSetting[], edited: boolean): Buffer {
  // One character a byte: a message may be in any encoding.
  const lines = bytes.toString("latin1").split("\n");
  const cleanup = cleanupOf(settings, edited);
  if (cleanup === "verbatim" && !edited) return bytes;
  const comment = commentString(settings, lines);
  const end = endOf(lines, comment, cleanup, edited);
  const recorded = (end === -1 ? lines : lines.slice(0, end)).map((line) =>
    cleanup === "strip" && line.startsWith(comment) ? "" : line,
  );
  return Buffer.from(recorded.join("\n"), "latin1");
}

/**
 * Where what git leaves out begins: at the scissors, where it looks for those, or has put them above the changes that it shows
 * (`--verbose`). Others are a comment like any other, and what stands below them is recorded. -1 where nothing is left out.
 */
function endOf(lines: readonly string[], comment: string, cleanup: Cleanup, edited: boolean): number {
  const isScissors = (line: string): boolean => line.trimEnd() === `${comment}${SCISSORS}`;
  const end = lines.findIndex(isScissors);
  if (end === -1 || cleanup === "scissors") return end;
  const below = lines
    .slice(lines.findLastIndex(isScissors))
    .find((line) => line !== "" && !line.startsWith(comment));
  return edited && (below === undefined || below.startsWith("diff --")) ? end : -1;
}

/** How git cleans a message up (git-commit, `--cleanup`). */
type Cleanup = "strip" | "whitespace" | "verbatim" | "scissors";

function cleanupOf(settings: readonly GitSetting[], edited: boolean): Cleanup {
  const value = settingOf(settings, "commit.cleanup")?.value;
  switch (value) {
    case "strip":
    case "whitespace":
    case "verbatim":
      return value;
    case "scissors":
      return edited ? "scissors" : "whitespace";
    default:
      return edited ? "strip" : "whitespace";
  }
}

/** What comments begin with. Where git chose it by itself, the comments that it put at the end tell. */
function commentString(settings: readonly GitSetting[], lines: readonly string[]): string {
  const setting = settings.findLast(
    ({ name }) => name === "core.commentchar" || name === "core.commentstring",
  );
  const value = setting?.value ?? "#";
  if (value !== "auto") return Buffer.from(value === "" ? "#" : value).toString("latin1");
  const last = lines.findLast((line) => line !== "")?.[0] ?? "";
  return last !== "" && CANDIDATES.includes(last) ? last : "#";
}
