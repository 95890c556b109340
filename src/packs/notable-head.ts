import { archiveFormat, FORMAT_HEAD } from "../decode/archive-format.js";
import { byteOrderMark } from "../decode/transcode.js";

/** How many bytes of an object tell whether it is worth a look for what it is. */
export const NOTABLE_HEAD = FORMAT_HEAD;

const TAR_MAGIC = 257;
const LFS_HEAD = Buffer.from("version https://git-lfs.github.com/spec/v1");
/** First bytes of archives, and of byte order marks but that of UTF-8. */
const FIRST_BYTES = new Set([0x1f, 0x50, 0x37, 0x52, 0xfd, 0x42, 0x28, 0xff, 0xfe, 0x00]);

/**
 * Whether content is an archive or has a wide byte order mark: the search does not know every form of a key in these; or points
 * to Git LFS, which has what it stands for.
 */
export function isNotable(bytes: Buffer, start: number, length: number): boolean {
  if (length < 1024 && bytes[start] === LFS_HEAD[0]) {
    return bytes.subarray(start, start + LFS_HEAD.length).equals(LFS_HEAD);
  }
  const tar = length > TAR_MAGIC ? bytes[start + TAR_MAGIC] : undefined;
  if (!FIRST_BYTES.has(bytes[start] ?? -1) && tar !== 0x75 && tar !== 0) return false;
  const head = bytes.subarray(start, start + Math.min(length, NOTABLE_HEAD));
  return archiveFormat(head) !== null || byteOrderMark(head) !== null;
}
