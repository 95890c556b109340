import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onExit } from "./on-exit.js";

/** A private folder (mode 0700) that lasts until `remove`, or until the process ends, whichever comes first. */
export interface TemporaryFolder {
  /** Absolute, without symbolic links. */
  readonly path: string;
  /** Removes it with all it holds; a second call does nothing. */
  readonly remove: () => void;
}

/** Makes a private folder in the system's temporary folder. */
export function makeTemporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(realpathSync.native(tmpdir()), "keylint-"));
  const removeNow = () => {
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  };
  const forget = onExit(removeNow);
  return {
    path,
    remove: () => {
      forget();
      removeNow();
    },
  };
}
