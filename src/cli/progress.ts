import type { Progress } from "../options.js";
import { thousands } from "../report/thousands.js";

/** How often the line is drawn anew, in milliseconds, and how long a scan runs before it is drawn at all. */
const INTERVAL = 100;
const DELAY = 500;

/** A line on a terminal that tells how far a scan is. */
export interface ProgressLine {
  readonly update: (progress: Progress) => void;
  /** Takes the line away. */
  readonly clear: () => void;
}

/** Draws progress on a terminal; nothing where the stream is none. */
export function progressLine(stream: NodeJS.WriteStream, wanted: boolean): ProgressLine {
  if (!wanted || !stream.isTTY) return { update: () => undefined, clear: () => undefined };
  let next = performance.now() + DELAY;
  let isDrawn = false;
  return {
    update: (progress) => {
      const now = performance.now();
      if (now < next) return;
      next = now + INTERVAL;
      isDrawn = true;
      stream.write(`\r\u001b[K${describe(progress)}`);
    },
    clear: () => {
      if (isDrawn) stream.write("\r\u001b[K");
      isDrawn = false;
    },
  };
}

function describe({ done, total }: Progress): string {
  if (total !== null && total.objects > 0) {
    const percent = Math.floor((done.objects / total.objects) * 100);
    const counts = `${thousands(done.objects)} of ${thousands(total.objects)} objects`;
    return `keylint: ${counts} (${percent} %), ${(done.bytes / 1024 ** 2).toFixed(1)} MB`;
  }
  const of = total === null ? "" : ` of ${thousands(total.files)}`;
  const megabytes = (done.bytes / 1024 ** 2).toFixed(1);
  return `keylint: ${thousands(done.files)}${of} files, ${megabytes} MB`;
}
