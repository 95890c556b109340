/** What a key is: the environment its prefix names, or which other Pictify secret it is. */
export type KeyKind = "live" | "test" | "unprefixed" | "webhook-secret" | "hook-url" | "session-cookie";

const values = new WeakMap<Key, string>();

/**
 * A key's value, held so that it cannot be printed: string conversion, JSON and `util.inspect` all give the
 * redacted form. {@link reveal} is the one way to the value.
 */
export class Key {
  readonly kind: KeyKind;
  /** Length of the whole value in UTF-16 units. */
  readonly length: number;
  /** The form that may be shown, such as `pk_live_…8YdF`. */
  readonly redacted: string;

  constructor(kind: KeyKind, value: string) {
    this.kind = kind;
    this.length = value.length;
    this.redacted = redact(kind, value);
    values.set(this, value);
  }

  toString(): string {
    return this.redacted;
  }

  toJSON(): { readonly redacted: string; readonly kind: KeyKind; readonly length: number } {
    return { redacted: this.redacted, kind: this.kind, length: this.length };
  }
}

/** The whole value of a key. The only way to it; search for this name to see everybody who reads keys. */
export function reveal(key: Key): string {
  const value = values.get(key);
  if (value === undefined) throw new TypeError("not a Key made by keylint");
  return value;
}

const SHOWN_PREFIX = /^(?:pk_live_|pk_test_|pic_live_|whsec_|https:\/\/api\.pictify\.io\/workflow\/hooks\/)/u;

/**
 * The prefix and the end of a key: four characters of a secret part of 20 or more, two from 16, none of a shorter one.
 */
function redact(kind: KeyKind, value: string): string {
  const prefix = kind === "session-cookie" ? "auth-token=" : (SHOWN_PREFIX.exec(value)?.[0] ?? "");
  const secretLength = value.startsWith(prefix) ? value.length - prefix.length : value.length;
  const shown = secretLength >= 20 ? 4 : secretLength >= 16 ? 2 : 0;
  return `${prefix}…${shown === 0 ? "" : value.slice(-shown)}`;
}
