/** Decoded bytes as text, and for each UTF-16 unit the index of the byte that it begins with. */
export interface MappedText {
  readonly text: string;
  readonly byteOf: Int32Array;
}

/** Bytes as UTF-8; bytes that are none become U+FFFD. */
export function utf8Text(bytes: Buffer): MappedText {
  const text = bytes.toString("utf8");
  const byteOf = new Int32Array(text.length);
  if (text.length === bytes.length) {
    for (let index = 0; index < byteOf.length; index++) byteOf[index] = index;
    return { text, byteOf };
  }
  let at = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    byteOf[index] = at;
    if (unit === 0xfffd && !isEncodedReplacement(bytes, at)) at += invalidLength(bytes, at);
    else if (unit < 0x80) at += 1;
    else if (unit < 0x800) at += 2;
    else if (unit >= 0xd800 && unit <= 0xdbff) at += 0;
    else if (unit >= 0xdc00 && unit <= 0xdfff) at += 4;
    else at += 3;
  }
  return { text, byteOf };
}

function isEncodedReplacement(bytes: Buffer, at: number): boolean {
  return bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd;
}

/** How many bytes one U+FFFD stands for: the longest beginning of a valid sequence, or one (WHATWG Encoding, §8.1.1). */
function invalidLength(bytes: Buffer, at: number): number {
  const lead = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;
  const secondIsValid =
    isContinuation(second) &&
    !(lead === 0xe0 && second < 0xa0) &&
    !(lead === 0xed && second > 0x9f) &&
    !(lead === 0xf0 && second < 0x90) &&
    !(lead === 0xf4 && second > 0x8f);
  if (lead < 0xe0 || lead > 0xf4 || !secondIsValid) return 1;
  return lead >= 0xf0 && isContinuation(bytes[at + 2]) ? 3 : 2;
}
