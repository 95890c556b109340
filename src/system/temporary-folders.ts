import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "../model/errors.js";
import { onExit } from "./on-exit.js";
import { errorCode } from "./open-file.js";

/** A private folder (mode 0700) that lasts until `remove`, or until the process ends, whichever comes first. */
export interface TemporaryFolder {
  /** Absolute, without symbolic links. */
  readonly path: string;
  /** Removes it with all it holds; a second call does nothing. */
  readonly remove: () => void;
}

/**
 * Makes a private folder in the system's temporary folder.
 *
 * @throws UserError where that is not possible
 */
export function makeTemporaryFolder(): TemporaryFolder {
  const path = makeIn(tmpdir());
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

function makeIn(folder: string): string {
  try {
    return mkdtempSync(join(realpathSync.native(folder), "keylint-"));
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    throw new UserError(
      `${folder}: no temporary folder can be made there (${code}): set TMPDIR to a folder that can be written to`,
    );
  }
}
