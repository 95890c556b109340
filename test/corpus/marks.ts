import type { Encoding } from "../../src/model/location.js";
import type { KeyRuleId } from "../../src/model/rule.js";
import { type Alphabet, prefixed, randomBody } from "../support/keys.js";
import type { Expectation, Mark } from "./expectation.js";

/** Forms that a body can have whose grammar nobody published. Those that are conclusive for somebody else are left out. */
const FORMS: readonly (readonly [Alphabet, number])[] = [
  ["alphanumeric", 32],
  ["base64url", 43],
  ["hex", 64],
  ["alphanumeric", 24],
  ["alphanumeric", 40],
  ["hex", 32],
  ["alphanumeric", 36],
  ["base64url", 32],
  ["hex", 48],
  ["alphanumeric", 20],
  ["alphanumeric", 48],
];

let drawn = 0;

/** A body that no other mark has. */
export function body(alphabet: Alphabet, length: number): string {
  return randomBody(`corpus ${drawn++}`, length, alphabet);
}

function anyBody(): string {
  const [alphabet, length] = FORMS[drawn % FORMS.length] ?? ["alphanumeric", 32];
  return body(alphabet, length);
}

function mark(expected: Expectation, key: string): Mark {
  return { expected, key, written: key, start: 0, end: key.length, encodings: [] };
}

function reported(rule: KeyRuleId, key: string): Mark {
  return mark({ kind: "report", rule, vendor: "pictify" }, key);
}

/** A key that is Pictify's, of any form unless one is given. */
export function ours(environment: "live" | "test" = "live", written = anyBody()): Mark {
  return reported("pictify-key", prefixed(environment, written));
}

/** A key of the older back end: 64 hexadecimal digits. */
export function unprefixed(): Mark {
  return reported("pictify-key", body("hex", 64));
}

/** A key that nothing explains. */
export function nobodys(environment: "live" | "test" = "live", written = anyBody()): Mark {
  return mark({ kind: "report", rule: "unattributed-key", vendor: null }, prefixed(environment, written));
}

/** Another vendor's key. */
export function theirs(vendor: string, environment: "live" | "test", written: string): Mark {
  return mark({ kind: "not-ours", vendor }, prefixed(environment, written));
}

/** Something that stands where a key would. */
export function standIn(written: string): Mark {
  return mark({ kind: "placeholder" }, written);
}

/** Something that only looks like a key. */
export function noKey(written: string): Mark {
  return mark({ kind: "no-key" }, written);
}

export function webhookSecret(): Mark {
  return reported("pictify-webhook-secret", ["whsec", body("alphanumeric", 32)].join("_"));
}

export function hookUrl(): Mark {
  const url = ["https://api.pictify.io/workflow/hooks", body("alphanumeric", 12), body("alphanumeric", 24)];
  return reported("pictify-hook-url", url.join("/"));
}

export function sessionCookie(): Mark {
  return reported("pictify-session-cookie", `auth-token=${body("upper", 10)}`);
}

/** A mark whose every character is written by an encoder. */
export function encoded(plain: Mark, encoding: Encoding, encode: (key: string) => string): Mark {
  const written = encode(plain.key);
  return { ...plain, written, start: 0, end: written.length, encodings: [encoding, ...plain.encodings] };
}

/** The same, wrapped at 76 characters as in a mail. */
export function wrappedBase64(before: string, plain: Mark, after: string): Mark {
  const whole = inBase64(before, plain, after);
  const moved = (offset: number): number => offset + Math.floor(offset / 76);
  return {
    ...whole,
    written: whole.written.replace(/.{76}/gu, "$&\n"),
    start: moved(whole.start),
    end: moved(whole.end - 1) + 1,
  };
}

/** A mark in base64 together with what stands around it; its range is that of the characters that hold a bit of it. */
export function inBase64(before: string, plain: Mark, after: string): Mark {
  const start = Buffer.byteLength(before) + plain.start;
  const end = Buffer.byteLength(before) + plain.end;
  return {
    ...plain,
    written: Buffer.from(before + plain.written + after).toString("base64"),
    start: Math.floor((start * 8) / 6),
    end: Math.ceil((end * 8) / 6),
    encodings: ["base64", ...plain.encodings],
  };
}
