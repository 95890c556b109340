/** The first character tells whether the first byte is printable; it settles two bodies in three. */
const BASE64 = /^[I-Za-f][A-Za-z0-9+/_-]+$/u;
const PRINTABLE = /^[\x20-\x7e]+$/u;

/**
 * What a body of base64 or base64url (padding stripped) encodes, where all of it is printable ASCII; otherwise null.
 */
export function printableBase64(body: string): string | null {
  if (body.length % 4 === 1 || body.length > 512 || !BASE64.test(body)) return null;
  const bytes = Buffer.from(body, "base64");
  // Leftover bits that no encoder writes tell a body that merely happens to decode.
  if (bytes.toString("base64url") !== body.replaceAll("+", "-").replaceAll("/", "_")) return null;
  const decoded = bytes.toString("latin1");
  return PRINTABLE.test(decoded) ? decoded : null;
}
