import { shellQuote } from "../model/shell-quote.js";
import { left, type Step } from "./step.js";
import type { Surroundings } from "./surroundings.js";

/** What to do about key files that git tracks already: the lines of a .gitignore do nothing for them. Nothing is taken out of git. */
export function planTracked({ trackedKeyFiles }: Surroundings): readonly Step[] {
  if (trackedKeyFiles.length === 0) return [];
  const many = trackedKeyFiles.length > 1;
  return [
    left(
      "tracked files",
      `git tracks ${trackedKeyFiles.join(", ")}: no line of .gitignore takes ${many ? "them" : "it"} out; where ${many ? "they hold" : "it holds"} a key`,
      [
        `git rm --cached -- ${trackedKeyFiles.map(shellQuote).join(" ")}`,
        "and replace every key in there: whoever has the repository has it, in its history too (keylint scan --history, keylint rotate)",
      ],
    ),
  ];
}
