import { Key } from "../model/key.js";
import { redact } from "../model/redact.js";
import type { Report } from "../model/report.js";

/** Names of what git alone computes. Ids of 64 digits have the form of an unprefixed key, and are none. */
const OBJECT_IDS = new Set(["object", "commit", "hash"]);
const OBJECT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u;

/**
 * A report with every text in it redacted, whatever it was read from: paths, members, authors, refs, reasons, answers. The one
 * place where that is done for all formats. What holds nothing to redact is not copied.
 */
export function redacted(report: Report): Report {
  return { ...redactedValue(report), root: report.root };
}

function redactedValue<Value>(value: Value): Value {
  if (typeof value === "string") return redact(value) as Value & string;
  if (typeof value !== "object" || value === null || value instanceof Key) return value;
  if (Array.isArray(value)) {
    const items = value as readonly unknown[];
    const safe = items.map(redactedValue);
    return safe.some((item, index) => item !== items[index]) ? (safe as Value) : value;
  }
  const members = value as Readonly<Record<string, unknown>>;
  let changed: Record<string, unknown> | null = null;
  // Entries of a hundred thousand objects would be made only to be thrown away.
  for (const name of Object.keys(members)) {
    const old = members[name];
    const isId = typeof old === "string" && OBJECT_IDS.has(name) && OBJECT_ID.test(old);
    const safe: unknown = isId ? old : redactedValue(old);
    if (safe !== old) (changed ??= { ...members })[name] = safe;
  }
  return changed === null ? value : (changed as Value);
}
