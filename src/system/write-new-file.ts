import { closeSync, fchmodSync, fsyncSync, openSync, rmSync, writeFileSync } from "node:fs";

/**
 * Writes a file that is not there yet, wholly and synced, or not at all. Follows no link.
 *
 * @param isExact whether the mode holds whatever the umask is
 * @throws what the file system says; EEXIST where it is there already, which is left alone
 */
export function writeNewFile(path: string, content: Uint8Array, mode: number, isExact = false): void {
  const fd = openSync(path, "wx", mode);
  try {
    try {
      writeFileSync(fd, content);
      if (isExact) fchmodSync(fd, mode);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}
