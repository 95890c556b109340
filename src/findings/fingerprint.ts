import { createHash, scryptSync } from "node:crypto";
import type { Fingerprint } from "../model/finding.js";
import { type Key, reveal } from "../model/key.js";

/** Keeps fingerprints apart from every other hash of a key: nobody else's list of hashes can be compared with them. */
const DOMAIN = "keylint:fingerprint:1";

/** From this many characters on a secret part cannot be guessed, whatever it is made of. */
const UNGUESSABLE = 16;

/** Makes each guess at a short secret cost some milliseconds and 2 MiB (RFC 7914). */
const SCRYPT = { N: 2048, r: 8, p: 1 } as const;

const LENGTH = 16;

const known = new WeakMap<Key, Fingerprint>();

/**
 * Identifies a key without telling it: the first 128 bits of a hash of its value, the same in every mode, file, commit and
 * clone. What is short enough to be guessed is hashed so that guessing is slow.
 */
export function fingerprint(key: Key): Fingerprint {
  const done = known.get(key);
  if (done !== undefined) return done;
  const value = reveal(key);
  const digest =
    secretLength(value) >= UNGUESSABLE
      ? createHash("sha256").update(`${DOMAIN}\0${value}`).digest().subarray(0, LENGTH)
      : scryptSync(value, DOMAIN, LENGTH, SCRYPT);
  const made: Fingerprint = `kl1:${digest.toString("hex")}`;
  known.set(key, made);
  return made;
}

/** Length of what stands behind a prefix or the last slash: the part that nobody knows. */
function secretLength(value: string): number {
  const prefix = /^(?:pk_(?:live|test)_|pic_live_|whsec_|auth-token=|https:.*\/)/u.exec(value)?.[0] ?? "";
  return value.length - prefix.length;
}
