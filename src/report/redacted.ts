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
  let changed: Record<string, unknown> | null = null;
  for (const [name, old] of Object.entries(value)) {
    const isId = OBJECT_IDS.has(name) && typeof old === "string" && OBJECT_ID.test(old);
    const safe: unknown = isId ? old : redactedValue(old as unknown);
    if (safe !== old) (changed ??= { ...value } as Record<string, unknown>)[name] = safe;
  }
  return changed === null ? value : (changed as Value);
}
