/** The kinds of entry in a pack whose content is a delta, by number. */
export const OFFSET_DELTA = 6;
export const REFERENCE_DELTA = 7;

/** Bytes that the head of an entry can have at most: ten for type and size, then an offset or an id. */
export const HEAD_LIMIT = 10 + 32;

/** What stands before the deflated content of an entry. */
export interface EntryHead {
  /** Number of the type, 1 to 4 or one of the deltas. */
  type: number;
  /** Bytes of the content when inflated. */
  size: number;
  /** Bytes of the head. */
  length: number;
  /** How far before the entry its base starts; 0 for other kinds than {@link OFFSET_DELTA}. */
  distance: number;
}

const TOO_LARGE = 2 ** 49;

/**
 * Reads the head of the entry at `at` into `head`, so that millions make no garbage. Returns whether it is well-formed; `bytes`
 * must go on for {@link HEAD_LIMIT} more than the entry can.
 */
export function readEntryHead(bytes: Uint8Array, at: number, oidLength: number, head: EntryHead): boolean {
  let index = at;
  let byte = bytes[index++] ?? 0;
  head.type = (byte >> 4) & 7;
  let size = byte & 15;
  for (let factor = 16; byte >= 128; factor *= 128) {
    if (factor >= TOO_LARGE) return false;
    byte = bytes[index++] ?? 0;
    size += (byte & 127) * factor;
  }
  head.size = size;
  head.distance = 0;
  if (head.type === OFFSET_DELTA) {
    byte = bytes[index++] ?? 0;
    let distance = byte & 127;
    while (byte >= 128) {
      if (distance >= TOO_LARGE) return false;
      byte = bytes[index++] ?? 0;
      distance = (distance + 1) * 128 + (byte & 127);
    }
    if (distance === 0) return false;
    head.distance = distance;
  } else if (head.type === REFERENCE_DELTA) {
    index += oidLength;
  } else if (head.type === 0 || head.type === 5) {
    return false;
  }
  head.length = index - at;
  return true;
}
