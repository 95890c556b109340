/** Formats that are opened, and those that are only recognised. `zip within`: a file that may hold a zip file behind its beginning. */
export type ArchiveFormat = "gzip" | "zip" | "zip within" | "tar" | "7z" | "rar" | "xz" | "bzip2" | "zstd";

const SIGNATURES: readonly (readonly [ArchiveFormat, readonly number[]])[] = [
  ["gzip", [0x1f, 0x8b, 0x08]],
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  ["zip", [0x50, 0x4b, 0x05, 0x06]],
  ["7z", [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ["rar", [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ["xz", [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ["bzip2", [0x42, 0x5a, 0x68]],
  ["zstd", [0x28, 0xb5, 0x2f, 0xfd]],
];

/** What every zip file ends with, but for numbers and a comment: the end of its directory (APPNOTE.TXT, 4.3.16). */
export const ZIP_END = Buffer.from([0x50, 0x4b, 0x05, 0x06]);

/** How many bytes of a file tell its format. */
export const FORMAT_HEAD = 512;

const TAR_MAGIC = 257;
const TAR_CHECKSUM = 148;

/** The format of an archive, by its first {@link FORMAT_HEAD} bytes; null for everything else. */
export function archiveFormat(head: Buffer): ArchiveFormat | null {
  for (const [format, signature] of SIGNATURES) {
    if (head[0] === signature[0] && signature.every((byte, index) => head[index] === byte)) {
      return format === "bzip2" && !isBzip2(head) ? null : format;
    }
  }
  return isTar(head) ? "tar" : null;
}

/** The level digit and the magic number of a block or of the end follow `BZh`, which text can begin with too. */
function isBzip2(head: Buffer): boolean {
  const block = head.toString("hex", 4, 10);
  return block === "314159265359" || block === "177245385090";
}

/** POSIX tar says `ustar`; the older form only has a checksum of its header: octal digits, then NUL or space. */
function isTar(head: Buffer): boolean {
  if (head.length < FORMAT_HEAD) return false;
  if (head[TAR_MAGIC] === 0x75) return head.toString("latin1", TAR_MAGIC, TAR_MAGIC + 5) === "ustar";
  // Most files fail at the first of these bytes.
  if (head[TAR_MAGIC] !== 0 || head[0] === 0) return false;
  const field = /^ *(?<sum>[0-7]{4,6})[\0 ]/u.exec(head.toString("latin1", TAR_CHECKSUM, TAR_CHECKSUM + 8));
  if (field === null) return false;
  let sum = 8 * 0x20;
  for (let index = 0; index < FORMAT_HEAD; index++) {
    if (index < TAR_CHECKSUM || index >= TAR_CHECKSUM + 8) sum += head[index] ?? 0;
  }
  return sum === parseInt(field.groups?.sum ?? "", 8);
}
