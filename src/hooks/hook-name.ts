import { nearest } from "../config/nearest.js";
import { UserError } from "../model/errors.js";

/** The hooks of git that keylint can stand in. */
export const HOOK_NAMES = [
  "pre-commit",
  "pre-merge-commit",
  "commit-msg",
  "pre-push",
  "pre-receive",
] as const;

export type HookName = (typeof HOOK_NAMES)[number];

/** What is installed where nothing is named: all that guards somebody who commits, or what guards a server. */
export function defaultHooks(isBare: boolean): readonly HookName[] {
  return isBare ? ["pre-receive"] : HOOK_NAMES.filter((name) => name !== "pre-receive");
}

/** Whether git tells a hook on its standard input which refs are to be changed. */
export function readsRefs(name: HookName): boolean {
  return name === "pre-push" || name === "pre-receive";
}

/** @throws UserError where it is no hook that keylint knows */
export function parseHookName(word: string): HookName {
  const name = HOOK_NAMES.find((known) => known === word);
  if (name !== undefined) return name;
  const meant = nearest(word, HOOK_NAMES);
  throw new UserError(
    `${word}: no hook of keylint: ${meant === null ? `there are ${HOOK_NAMES.join(", ")}` : `is ${meant} meant?`}`,
  );
}
