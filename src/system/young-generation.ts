import { setFlagsFromString } from "node:v8";

let isBounded = false;

/**
 * Keeps the memory for new objects as small as it is: V8 doubles it up to twice 16 MiB for each thread, and never gives it back, for
 * a collector that runs less often. For a program whose memory lies elsewhere, and for whoever owns the process: it is a setting of
 * all of it.
 */
export function boundYoungGeneration(): void {
  isBounded = true;
  keepBound();
}

/** Starting a thread sets it back: call this once that is under way. */
export function keepBound(): void {
  if (isBounded) setFlagsFromString("--semi-space-growth-factor=1");
}
