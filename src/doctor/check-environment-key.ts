import { type Check, note, ok, wrong } from "./check.js";
import { environmentKey, KEY_VARIABLE } from "./environment-key.js";

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

/** Variables by which pipelines tell that a pull request started them, with what they then hold. */
const PULL_REQUESTS: readonly (readonly [name: string, value: RegExp])[] = [
  ["GITHUB_EVENT_NAME", /^pull_request/u],
  ["CI_PIPELINE_SOURCE", /^(?:external_pull_request|merge_request)_event$/u],
  ["CIRCLE_PULL_REQUEST", /./u],
  ["BUILD_REASON", /^PullRequest$/u],
  ["BITBUCKET_PR_ID", /./u],
  ["CHANGE_ID", /./u],
  ["TRAVIS_PULL_REQUEST", /^\d+$/u],
];

/**
 * Whether the key of the environment is one: not empty, no blanks, quotes or line ends around it, and live or test as befits the
 * place where this runs. Its value is never shown.
 */
export function* checkEnvironmentKey(environment: NodeJS.ProcessEnv): Generator<Check> {
  const found = environmentKey(environment);
  switch (found.kind) {
    case "absent":
      yield found.meant === null
        ? note(`${KEY_VARIABLE} is not set here`)
        : note(`${KEY_VARIABLE} is not set here, but ${found.meant} is: programs read the former`);
      return;
    case "faulty":
      yield wrong(`${KEY_VARIABLE} ${found.fault}`, `set ${KEY_VARIABLE} again, to the key alone`);
      return;
    case "key":
      yield checkPlace(found.key.kind, environment);
  }
}

function checkPlace(kind: string, environment: NodeJS.ProcessEnv): Check {
  if (kind !== "live" && kind !== "test")
    return note(
      `${KEY_VARIABLE} is set, and does not begin with pk_live_ or pk_test_, as the keys of today do`,
    );
  const name = PLACES.find((variable) => (environment[variable] ?? "") !== "");
  const place = name === undefined ? "" : (environment[name] ?? "").toLowerCase();
  const told = `${name ?? ""}=${/^\w{1,20}$/u.test(place) ? place : "…"}`;
  if (kind === "test") {
    return place.startsWith("prod")
      ? wrong(
          `${KEY_VARIABLE} holds a test key in production (${told})`,
          `set ${KEY_VARIABLE} to a live key there`,
        )
      : ok(`${KEY_VARIABLE} is a well-formed test key`);
  }
  const fix = `set ${KEY_VARIABLE} to a test key there`;
  if (/^(?:dev|test|local|ci$)/u.test(place))
    return wrong(`${KEY_VARIABLE} holds a live key where a test key belongs (${told})`, fix);
  const request = PULL_REQUESTS.find(([variable, value]) => value.test(environment[variable] ?? ""))?.[0];
  if (request !== undefined)
    return wrong(`${KEY_VARIABLE} holds a live key where pull requests run (${request})`, fix);
  if (name === undefined && environment.CI !== undefined)
    return note(`${KEY_VARIABLE} holds a live key in CI: a test key will do, unless this deploys`);
  return ok(`${KEY_VARIABLE} is a well-formed live key`);
}
