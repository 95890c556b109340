import { createHash } from "node:crypto";

const ALPHABETS = {
  alphanumeric: "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
  base64url: "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-abcdefghijklmnopqrstuvwxyz_",
  hex: "0123456789abcdef",
  upperHex: "0123456789ABCDEF",
  upper: "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  crockford: "0123456789ABCDEFGHJKMNPQRSTVWXYZ",
} as const;

export type Alphabet = keyof typeof ALPHABETS;

/** Draws from any characters; a new body each time, the same series for the same seed. */
export function randomDraw(seed: string): (characters: string, length: number) => string {
  let drawn = 0;
  return (characters, length) => drawFrom(characters, `${seed}\0${drawn++}`, length);
}

/** Characters drawn from a hash stream: the same for the same seed, on every machine, and never written in a file. */
export function randomBody(seed: string, length: number, alphabet: Alphabet = "alphanumeric"): string {
  return drawFrom(ALPHABETS[alphabet], seed, length);
}

function drawFrom(characters: string, seed: string, length: number): string {
  let body = "";
  for (let block = 0; body.length < length; block++) {
    for (const byte of createHash("sha512").update(`${seed}\0${block}`).digest()) {
      if (byte < 256 - (256 % characters.length)) body += characters[byte % characters.length] ?? "";
    }
  }
  return body.slice(0, length);
}

/** A key with the given environment and body, put together at run time so that no scanner trips over this repository. */
export function prefixed(environment: "live" | "test", body: string): string {
  return ["pk", environment, body].join("_");
}

/** A live or test key with a random body; the usual key of the tests. */
export function randomKey(
  seed: string,
  environment: "live" | "test" = "live",
  length = 32,
  alphabet: Alphabet = "alphanumeric",
): string {
  return prefixed(environment, randomBody(seed, length, alphabet));
}
