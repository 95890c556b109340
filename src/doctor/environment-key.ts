import { detect } from "../detect/detect.js";
import { FULL_LENGTH } from "../detect/full-length.js";
import { placeholderReason } from "../detect/placeholder.js";
import { Key } from "../model/key.js";

/** The variable that Pictify's documentation gives the key. */
export const KEY_VARIABLE = "PICTIFY_API_KEY";

/** What the environment has for a key. */
export type EnvironmentKey =
  /** `meant` is a variable that looks like a misspelling of the right one; null where there is none. */
  | { readonly kind: "absent"; readonly meant: string | null }
  /** `fault` says what is wrong with the value, in words that hold nothing of it. */
  | { readonly kind: "faulty"; readonly fault: string }
  | { readonly kind: "key"; readonly key: Key };

/** The key of an environment, if its value can be one (Authentication, Troubleshooting: copied correctly, no extra spaces). */
export function environmentKey(environment: NodeJS.ProcessEnv): EnvironmentKey {
  const value = environment[KEY_VARIABLE];
  if (value === undefined) return { kind: "absent", meant: misspelling(environment) };
  const fault = faultOf(value) ?? strangerIn(value);
  if (fault !== null) return { kind: "faulty", fault };
  const prefix = /^pk_(live|test)_/u.exec(value)?.[1];
  return { kind: "key", key: new Key(prefix === "live" || prefix === "test" ? prefix : "unprefixed", value) };
}

const LETTERS = KEY_VARIABLE.replaceAll("_", "");

/** A variable of the same letters, such as `PICTIFY_APIKEY` or `pictify_api_key`. */
function misspelling(environment: NodeJS.ProcessEnv): string | null {
  const isMeant = (name: string): boolean => name.replace(/[_-]/gu, "").toUpperCase() === LETTERS;
  return Object.keys(environment).find((name) => name !== KEY_VARIABLE && isMeant(name)) ?? null;
}

function faultOf(value: string): string | null {
  const trimmed = value.trim();
  if (trimmed === "") return "is empty";
  if (/[\r\n\u0085\u2028\u2029]/u.test(value)) return "holds a line end";
  if (/^['"`\u2018-\u201f]|['"`\u2018-\u201f]$/u.test(trimmed)) return "stands in quotes";
  if (/^\s|\s$/u.test(value)) return "has spaces around it";
  if (/^(?:authorization\s*:|bearer\s|(?:export\s+)?pictify_api_key\s*=)/iu.test(value))
    return "holds more than the key: a name or Bearer before it";
  if (/[^\u0021-\u007e]/u.test(value)) return "holds a space, or a character that no key has";
  if (/^\$\{?\w|^%\w+%$|^\{\{|^\$\{\{/u.test(value)) return "holds the name of a variable instead of a key";
  return bodyFault(value);
}

function bodyFault(value: string): string | null {
  const prefix = /^pk[-_](?:live|test)[-_]/iu.exec(value)?.[0];
  if (prefix === undefined) return null;
  const body = value.slice(prefix.length);
  if (!/^pk_(?:live|test)_$/u.test(prefix)) return "has its prefix misspelt: it is pk_live_ or pk_test_";
  if (/^pk_(?:live|test)_/u.test(body)) return "has its prefix twice";
  if (/[^\w-]/u.test(body)) return "holds a character that no key has";
  if (body === "" || placeholderReason(body) !== null) return "holds a placeholder";
  if (body.length < FULL_LENGTH)
    return `has only ${body.length} characters behind its prefix: the end seems to be missing`;
  return null;
}

/** What the value is instead of a key of the API. */
function strangerIn(value: string): string | null {
  if (value.startsWith("whsec_")) return "holds the signing secret of a webhook instead of a key";
  if (/^key_\w+$/u.test(value)) return "holds the id of a key instead of the key";
  if (/^[a-z][a-z0-9+.-]*:\/\//iu.test(value)) return "holds an address instead of a key";
  if (/^(?:sk|rk)_(?:live|test)_/u.test(value)) return "holds another vendor's secret key";
  const judged = detect(`${KEY_VARIABLE}=${value}\n`, { path: ".env" }).map(({ judgement }) => judgement);
  const stranger = judged.find(({ status }) => status === "not-ours");
  return stranger?.status === "not-ours"
    ? `holds a key of another vendor, by its form: ${stranger.vendor}`
    : null;
}
