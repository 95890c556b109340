/** Bytes of a path as text: UTF-8, with each byte that is none written as `\xNN`, so that no two paths look the same. */
export function pathText(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const text = buffer.toString("utf8");
  if (!text.includes("\uFFFD")) return text;
  return escapeInvalid(buffer);
}

function escapeInvalid(bytes: Buffer): string {
  let text = "";
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes[at] ?? 0);
    const sequence = bytes.subarray(at, at + length).toString("utf8");
    const valid = length > 0 && [...sequence].length === 1 && !sequence.includes("\uFFFD");
    text += valid ? sequence : `\\x${(bytes[at] ?? 0).toString(16).padStart(2, "0")}`;
    at += valid ? length : 1;
  }
  return text;
}

function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  return lead < 0xf5 ? 4 : 0;
}
