import type { KeySource } from "./key-source.js";

/** What is known of an expression: that a key is in it, that none is, or nothing. */
export type Trace = KeySource | "none" | "unknown";

/** A key in any of some traces; unknown where one of them is, or where there are none; else none. */
export function strongest(traces: readonly Trace[]): Trace {
  let best: Trace = traces.length === 0 ? "unknown" : "none";
  for (const trace of traces) {
    if (typeof trace !== "string") return trace;
    if (trace === "unknown") best = trace;
  }
  return best;
}

/** The first key of some, or null. */
export function first(sources: readonly (KeySource | null)[]): KeySource | null {
  return sources.find((source) => source !== null) ?? null;
}
