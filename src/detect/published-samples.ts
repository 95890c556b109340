import type { Judgement } from "../model/candidate.js";

/** SHA-256 of sample keys that vendors print in their public documentation, with the vendor where it is known. */
const SAMPLES: ReadonlyMap<string, string | null> = new Map([
  ["b1471f544ceeea31333bde7e1ecbaad6eac0d4a749412ad29bd66ef895b81c6b", "stripe"],
  ["5895b89c8fb33402a5bfc23aad5aaf863fbb438a51e1a0bb02b0ce618c8fdf9d", "stripe"],
  ["56333b7b5ea53b2cee4db34817dc767ce7ebe2858585a9995280a3b6beed3a81", null],
  ["7565689fbcbc06c74b3a016a78ff5a1a0a6bc59bf4bda9087ceef66f83091127", null],
]);

/** What is known of a key that is printed in somebody's public documentation; null for any other. */
export function publishedSample(key: string): Judgement | null {
  // Loaded by the first key that is looked up: an editor that opens a clean file does not wait for it.
  const { createHash } = process.getBuiltinModule("node:crypto");
  const vendor = SAMPLES.get(createHash("sha256").update(key).digest("hex"));
  if (vendor === undefined) return null;
  const evidence = ["a sample from public documentation"];
  return vendor === null ? { status: "placeholder", evidence } : { status: "not-ours", vendor, evidence };
}
