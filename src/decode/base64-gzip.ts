import type { Decoder } from "./decoder.js";
import type { Replacement } from "./replacement.js";
import { isBase64, runEnd } from "./runs.js";

/** The first bytes of gzip in base64: magic number, deflate, and no flags or that of a file's name; then base64 of that. */
export const GZIP_LITERALS = ["H4sIA", "H4sIC", "SDRzSU"] as const;

const PATTERN = /(?<![A-Za-z0-9+/])(?:H4sI|(?<twice>SDRzSU))(?=[A-Za-z0-9+/]{20})/gu;

/** Base64 characters beyond which a run is not inflated, and bytes beyond which inflating stops. */
const MAX_RUN = 2 * 1024 * 1024;
const MAX_INFLATED = 4 * 1024 * 1024;

/** How many runs of one text are inflated. */
const MAX_RUNS = 64;

/**
 * Reads gzip in base64, as Terraform keeps it, and in base64 of base64, as Helm does in a Secret. A stretch of it cannot be told
 * from another: all of it is one.
 */
export const decodeBase64Gzip: Decoder = (text, onLimit) => {
  const once: Replacement[] = [];
  const twice: Replacement[] = [];
  let runs = 0;
  for (const { index: start, groups } of text.matchAll(PATTERN)) {
    const end = runEnd(text, start, isBase64, Math.min(text.length, start + MAX_RUN));
    if (++runs > MAX_RUNS || end - start === MAX_RUN) {
      onLimit();
      continue;
    }
    const isTwice = groups?.twice !== undefined;
    const bytes = Buffer.from(text.slice(start, end), "base64");
    const inflated = inflate(isTwice ? Buffer.from(bytes.toString("latin1"), "base64") : bytes, onLimit);
    if (inflated === null) continue;
    (isTwice ? twice : once).push({
      start,
      end,
      text: inflated,
      from: new Int32Array(inflated.length).fill(start),
      to: new Int32Array(inflated.length).fill(end),
      isolated: true,
    });
  }
  return [
    { encodings: ["base64", "gzip"], replacements: once },
    { encodings: ["base64", "base64", "gzip"], replacements: twice },
  ];
};

/** The beginning of what is compressed, as far as it is whole; null where nothing is. */
function inflate(bytes: Buffer, onLimit: () => void): string | null {
  // Loaded by the first run that is compressed: an editor that opens a clean file does not wait for it.
  const { constants, gunzipSync } = process.getBuiltinModule("node:zlib");
  try {
    return gunzipSync(bytes, {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: MAX_INFLATED,
    }).toString("utf8");
  } catch (error) {
    if (
      error instanceof RangeError ||
      (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE")
    ) {
      onLimit();
    }
    return null;
  }
}
