import type { Incomplete, Skip, SkipReason } from "./model/coverage.js";

/** Why a skip leaves a scan incomplete and what mends it; null where it is only said. */
const FIXES: Readonly<Record<SkipReason, string | null>> = {
  "too-large": "raise the limit: --max-file-size 4g",
  unreadable: "make it readable for this user, or exclude it in keylint.config.json",
  "not-a-regular-file": "remove it, or exclude it in keylint.config.json",
  "path-too-long": "scan from a folder further down: keylint scan <folder>",
  "unsupported-archive": "unpack it and scan the folder, or exclude it in keylint.config.json",
  "corrupt-archive": "look at what it holds, or exclude it in keylint.config.json",
  "encrypted-archive": "unpack it and scan the folder, or exclude it in keylint.config.json",
  "archive-limit": "unpack it and scan the folder, or exclude it in keylint.config.json",
  "decode-limit": "look at it yourself, or exclude it in keylint.config.json",
  submodule: null,
  "lfs-pointer": null,
  excluded: null,
};

/** What mends the skips that are only said, where the user wants them to count. */
const STRICT_FIXES: Readonly<Partial<Record<SkipReason, string>>> = {
  submodule: "git submodule update --init --recursive",
  "lfs-pointer": "git lfs pull",
};

/** The reasons, each once, why what was skipped leaves a scan incomplete. */
export function incompleteBySkips(skipped: readonly Skip[], strict: boolean): Incomplete[] {
  const counts = new Map<SkipReason, number>();
  for (const { reason, count = 1 } of skipped) counts.set(reason, (counts.get(reason) ?? 0) + count);
  return [...counts].flatMap(([reason, count]) => {
    const fix = FIXES[reason] ?? (strict ? STRICT_FIXES[reason] : undefined);
    return fix === undefined ? [] : [{ reason, fix, count }];
  });
}
