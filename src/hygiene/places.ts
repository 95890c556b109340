import type { Candidate } from "../model/candidate.js";
import type { Key } from "../model/key.js";
import type { Severity } from "../model/rule.js";
import type { SignKind } from "../model/usage.js";

/** How bad it is that everybody can see a key: a sandbox key cannot spend money. */
export function exposedSeverity(key: Key): Severity {
  return key.kind === "test" ? "warning" : "error";
}

/** Whether a place is in a text that people and programs use as it is: no name of a file, no message of a commit. */
export function isInFile({ location }: Candidate): boolean {
  return ["file", "staged", "stdin"].includes(location.origin.kind);
}

/** The words of the first sign of a kind at a place. */
export function signAt({ usage }: Candidate, kind: SignKind): string | undefined {
  return usage?.signs.find((sign) => sign.kind === kind)?.words;
}

/** A place in words. */
export function placeOf({ location }: Candidate): string {
  return `${location.path}:${location.start.line}`;
}
