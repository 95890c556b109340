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
  const scissors = `${comment}${SCISSORS}`;
  const end = edited || cleanup === "scissors" ? lines.findIndex((line) => line.trimEnd() === scissors) : -1;
  const recorded = (end === -1 ? lines : lines.slice(0, end)).map((line) =>
    cleanup === "strip" && line.startsWith(comment) ? "" : line,
  );
  return Buffer.from(recorded.join("\n"), "latin1");
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
