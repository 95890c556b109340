import type { Finding } from "../model/finding.js";
import { reveal } from "../model/key.js";
import type { Encoding, Location } from "../model/location.js";
import type { HistoryBlobs } from "./history-blobs.js";

/** What of a history has to be replaced, and how far that reaches. */
export interface Replacements {
  /** The texts to be replaced: the key, and each other way in which it is written there. */
  readonly literals: readonly string[];
  /** Ids of contents in which no text can be replaced: binary ones, archives, wrapped encodings. */
  readonly removed: readonly string[];
  /** Places that were not looked at: too large, or one of too many. */
  readonly unread: readonly Location[];
}

/** git filter-repo replaces no text in a content that has a NUL byte among these. */
const BINARY_HEAD = 8192;

/** Layers that are no text. */
const OPAQUE = /^(?:gzip$|zip:|tar:|utf-)/u;

/** Finds out in which ways a key is written in a history. */
export function replacementsFor(finding: Finding, blobs: HistoryBlobs): Replacements {
  const value = reveal(finding.key);
  const literals = new Set([value, alone(value)]);
  const removed = new Set<string>();
  const unread: Location[] = [];
  for (const location of finding.locations) {
    const { origin, encodings } = location;
    if (!("object" in origin) || (origin.kind !== "blob" && origin.kind !== "note")) continue;
    const content = blobs.get(origin.object);
    if (content === undefined) unread.push(location);
    else if (content.subarray(0, BINARY_HEAD).includes(0)) removed.add(origin.object);
    else if (encodings.length > 0) {
      const run = runAt(content, location);
      if (isText(encodings) && run !== null) literals.add(run);
      else removed.add(origin.object);
    }
  }
  return { literals: [...literals], removed: [...removed], unread };
}

/** The key in base64 where nothing else is encoded with it (Kubernetes), less what the next byte changes. */
function alone(value: string): string {
  return Buffer.from(value)
    .toString("base64")
    .slice(0, Math.floor(value.length / 3) * 4);
}

function isText(encodings: readonly Encoding[]): boolean {
  return !encodings.some((encoding) => OPAQUE.test(encoding));
}

/** What is written at a place; null where that is more than one line, or not there. */
function runAt(content: Buffer, { start, end }: Location): string | null {
  if (start.line !== end.line) return null;
  const text = content.toString("utf8").replace(/^\ufeff/u, "");
  const run = (text.split(/\r\n|\n|\r/u)[start.line - 1] ?? "").slice(start.column - 1, end.column - 1);
  return run.length > 0 && !run.includes("==>") && content.includes(run) ? run : null;
}
