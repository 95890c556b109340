const OWN_FILES = new Set([".gitignore", ".keylintignore", "keylint.config.json"]);

/** Whether a path is that of a file which says what to leave out, and is no content itself. */
export function isOwnFile(path: Buffer): boolean {
  return OWN_FILES.has(path.toString("latin1", path.lastIndexOf("/") + 1));
}

/** Whether a list of names, each ended by a NUL byte, has one that is content. */
export function holdsContent({ buffer, byteOffset, length }: Uint8Array): boolean {
  const names = Buffer.from(buffer, byteOffset, length);
  for (let start = 0, end; (end = names.indexOf(0, start)) !== -1; start = end + 1) {
    if (!isOwnFile(names.subarray(start, end))) return true;
  }
  return false;
}

/** Why a scan is incomplete of which all was excluded. */
export const NOTHING_TO_SCAN = {
  reason: "nothing-to-scan",
  fix: "name a folder with files, or exclude less in keylint.config.json, .keylintignore and .gitignore",
} as const;
