import fc from "fast-check";
import { test } from "vitest";
import { placeholderReason } from "../../src/detect/placeholder.js";
import { randomBody } from "../support/keys.js";

test.each([
  ["alphanumeric", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"],
  ["hexadecimal", "0123456789abcdef"],
  ["base64url", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"],
  ["upper case", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"],
  ["lower case", "0123456789abcdefghijklmnopqrstuvwxyz"],
])("a random body of %s characters is a key", (_, characters) => {
  // Drawn from whole seeds: fast-check's own strings lean to small and repeated ones, which are not random bodies.
  const bodies = fc
    .tuple(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.integer({ min: 16, max: 64 }))
    .map(([seed, length]) => drawn(Buffer.from(seed).toString("hex"), characters, length));
  fc.assert(
    fc.property(bodies, (body) => placeholderReason(body) === null),
    { numRuns: 2000, seed: 20261124 },
  );
});

function drawn(seed: string, characters: string, length: number): string {
  const bytes = Buffer.from(randomBody(seed, length * 6, "hex"), "hex");
  let body = "";
  for (let index = 0; index < length; index++) {
    body += characters[bytes.readUIntBE(index * 3, 3) % characters.length] ?? "";
  }
  return body;
}
