/** Where software runs, or is tried. */
export type EnvironmentName = "production" | "staging" | "CI" | "development" | "local" | "tests";

const WORDS: Readonly<Record<string, EnvironmentName>> = {
  production: "production",
  prod: "production",
  prd: "production",
  staging: "staging",
  stage: "staging",
  stg: "staging",
  preprod: "staging",
  preview: "staging",
  uat: "staging",
  development: "development",
  develop: "development",
  dev: "development",
  local: "local",
  test: "tests",
  tests: "tests",
  testing: "tests",
  e2e: "tests",
};

/** The environment that a word names, in any case; undefined where it names none. */
export function environmentWord(word: string): EnvironmentName | undefined {
  const lower = word.toLowerCase();
  return Object.hasOwn(WORDS, lower) ? WORDS[lower] : undefined;
}

/** The environment that a name of several words names: `PICTIFY_API_KEY_STAGING`, `deploy-production`, `prodKey`. */
export function environmentIn(name: string): EnvironmentName | undefined {
  const words = name.replaceAll(/([a-z])([A-Z])/gu, "$1 $2").split(/[^A-Za-z0-9]+/u);
  return words.map(environmentWord).find((environment) => environment !== undefined);
}
