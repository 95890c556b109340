import { placeholderReason } from "../detect/placeholder.js";
import { type Check, note, ok, wrong } from "./check.js";

const NAME = "PICTIFY_API_KEY";
/** Variables by which frameworks and hosts tell where a program runs. */
const PLACES = [
  "VERCEL_ENV",
  "CONTEXT",
  "APP_ENV",
  "RAILS_ENV",
  "RACK_ENV",
  "DJANGO_ENV",
  "FLASK_ENV",
  "ASPNETCORE_ENVIRONMENT",
  "NODE_ENV",
  "ENVIRONMENT",
];

/**
 * Whether the key of the environment is one: not empty, no blanks, quotes or line ends around it, and live or test as befits the
 * place where this runs. Its value is never shown.
 */
export function* checkEnvironmentKey(environment: NodeJS.ProcessEnv): Generator<Check> {
  const value = environment[NAME];
  if (value === undefined) {
    yield note(`${NAME} is not set here`);
    return;
  }
  const fault = faultOf(value);
  if (fault !== null) {
    yield wrong(`${NAME} ${fault}`, `set ${NAME} again, to the key alone`);
    return;
  }
  const kind = /^pk_(live|test)_/u.exec(value)?.[1] ?? null;
  if (kind === null) {
    yield note(`${NAME} is set, and does not begin with pk_live_ or pk_test_, as the keys of today do`);
    return;
  }
  yield* checkPlace(kind, environment);
}

/** What is wrong with a value, in words that hold nothing of it. */
function faultOf(value: string): string | null {
  if (value.trim() === "") return "is empty";
  if (/[\r\n\u0085\u2028\u2029]/u.test(value)) return "holds a line end";
  if (/^['"`\u2018-\u201f]|['"`\u2018-\u201f]$/u.test(value.trim())) return "stands in quotes";
  if (/^\s|\s$/u.test(value)) return "has spaces around it";
  if (/^(?:bearer\s|pictify_api_key\s*=)/iu.test(value))
    return "holds more than the key: a name or Bearer before it";
  if (/[^\u0021-\u007e]/u.test(value)) return "holds a space, or a character that no key has";
  if (/^\$\{?\w|^%\w+%$|^\{\{/u.test(value)) return "holds the name of a variable instead of a key";
  const body = value.replace(/^pk_(?:live|test)_/u, "");
  if (body !== value && !/^[\w-]*$/u.test(body)) return "holds a character that no key has";
  if (body === "" || placeholderReason(body) !== null) return "holds a placeholder";
  return null;
}

function* checkPlace(kind: string, environment: NodeJS.ProcessEnv): Generator<Check> {
  const name = PLACES.find((variable) => (environment[variable] ?? "") !== "");
  const place = name === undefined ? "" : (environment[name] ?? "").toLowerCase();
  const told = `${name ?? ""}=${/^\w{1,20}$/u.test(place) ? place : "…"}`;
  if (kind === "test" && place.startsWith("prod")) {
    yield wrong(`${NAME} holds a test key in production (${told})`, `set ${NAME} to a live key there`);
  } else if (kind === "live" && /^(?:dev|test|local|ci$)/u.test(place)) {
    yield wrong(
      `${NAME} holds a live key where a test key belongs (${told})`,
      `set ${NAME} to a test key there`,
    );
  } else if (kind === "live" && name === undefined && environment.CI !== undefined) {
    yield note(`${NAME} holds a live key in CI: a test key will do, unless this deploys`);
  } else yield ok(`${NAME} is a well-formed ${kind} key`);
}
