import { views } from "../decode/views.js";
import { detect } from "../detect/detect.js";
import { inlineIgnore } from "../detect/inline-ignore.js";
import { type InlineIgnore, type TextCandidate } from "../model/candidate.js";
import { reveal } from "../model/key.js";
import type { Encoding } from "../model/location.js";
import type { Usage } from "../model/usage.js";
import { UsageReader } from "../usage/usage-reader.js";

/** A candidate of a text or of something encoded in it. Offsets are those of the written text. */
export interface TextFind extends TextCandidate {
  /** Outermost first. */
  readonly encodings: readonly Encoding[];
  readonly ignore: InlineIgnore | null;
  /** Absent for what is no key for certain: a placeholder, another vendor's. */
  readonly usage?: Usage;
}

/** Everything found in one text. `truncated` tells that a limit cut off something encoded. */
export interface TextInspection {
  readonly finds: readonly TextFind[];
  readonly truncated: boolean;
}

/**
 * Finds and judges every candidate of a text, plain or encoded. Pure: the command line and the ESLint rules both call it.
 *
 * @param path where the text is from, relative and with `/`; empty where that is not known
 */
export function inspectText(text: string, path: string): TextInspection {
  const usages = new UsageReader(text, path);
  const finds: TextFind[] = detect(text, { path }).map((candidate) => ({
    ...candidate,
    ...usageOf(usages, candidate),
    encodings: [],
    ignore: inlineIgnore(text, candidate.start, candidate.end),
  }));
  const decoded = views(text);
  if (decoded.views.length === 0) return { finds, truncated: decoded.truncated };

  const found = new Map<string, number>();
  for (const [index, find] of finds.entries()) found.set(identify(find.start, reveal(find.key)), index);
  for (const view of decoded.views) {
    const usagesInView = new UsageReader(view.text, path);
    for (const candidate of detect(view.text, { path })) {
      const written = view.toBase(candidate.start, candidate.end);
      if (written === null) continue;
      const id = identify(written.start, reveal(candidate.key));
      if (found.has(id)) continue;
      found.set(id, finds.length);
      finds.push({
        ...candidate,
        ...written,
        ...usageOf(usagesInView, candidate),
        encodings: view.encodings,
        ignore: inlineIgnore(text, written.start, written.end),
      });
    }
  }
  return { finds: withoutFragments(finds), truncated: decoded.truncated };
}

function usageOf(usages: UsageReader, { judgement, start, end }: TextCandidate): { readonly usage?: Usage } {
  return judgement.status === "ours" || judgement.status === "unattributed"
    ? { usage: usages.of(start, end) }
    : {};
}

function identify(start: number, value: string): string {
  return `${start}\0${value}`;
}

/**
 * Drops plain candidates that an escape cut short: a view has the same start and a longer key (`pk_live_ab%2Dcd`), so the
 * plain reading is the beginning of that key and no key of its own.
 */
function withoutFragments(finds: readonly TextFind[]): TextFind[] {
  const longest = new Map<number, number>();
  for (const { start, key, encodings } of finds) {
    if (encodings.length > 0) longest.set(start, Math.max(longest.get(start) ?? 0, key.length));
  }
  return finds.filter(
    ({ start, key, encodings }) => encodings.length > 0 || key.length >= (longest.get(start) ?? 0),
  );
}
