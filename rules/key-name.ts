/** Prefixes of the variables that frameworks put into what they send to browsers and apps. */
export const PUBLIC_PREFIXES: readonly string[] = [
  "NEXT_PUBLIC_",
  "VITE_",
  "REACT_APP_",
  "EXPO_PUBLIC_",
  "NUXT_PUBLIC_",
  "NUXT_ENV_",
  "PUBLIC_",
  "GATSBY_",
  "GRIDSOME_",
  "VUE_APP_",
  "NG_APP_",
  "STORYBOOK_",
  "SNOWPACK_PUBLIC_",
  "PREACT_APP_",
  "PLASMO_PUBLIC_",
  "WXT_",
  "RAZZLE_",
  "REDWOOD_ENV_",
  "RSBUILD_PUBLIC_",
  "FARM_",
  "TARO_APP_",
  "UMI_APP_",
  "ELEVENTY_PUBLIC_",
  "MAIN_VITE_",
  "RENDERER_VITE_",
  "PRELOAD_VITE_",
  "NATIVESCRIPT_",
  "SANITY_STUDIO_",
  "DOCUSAURUS_",
  "BUN_PUBLIC_",
  "NX_PUBLIC_",
  "NX_",
  "MODERN_",
  "WAKU_PUBLIC_",
  "FRESH_PUBLIC_",
  "EXTENSION_PUBLIC_",
  "ICE_",
  "POI_APP_",
];

/** Words that may stand between `pictify` and what makes it a secret. */
const QUALIFIERS =
  "api|auth|authorization|access|secret|private|bearer|live|test|prod|production|dev|development|staging|stage|sandbox|server|service|admin|webhook|hook|signing|sdk|client|account|team|project|org|user|app|render|image|images|io|my|main|default";
const SECRET_NOUNS = "key|token|secret|apikey|authtoken|accesstoken|secretkey|credential|credentials";
const ENDINGS =
  "new|old|live|test|prod|production|dev|development|staging|stage|sandbox|primary|secondary|backup|current|previous|next|eu|us|value|env|[0-9]{1,2}";

/** `PICTIFY_API_KEY`, `pictifyApiKey`, `pictify-token`, with what may stand before and after. */
const KEY_NAME = new RegExp(
  `^(?:[a-z0-9]{1,20}_){0,6}pictify_(?:(?:${QUALIFIERS})_){0,4}(?:${SECRET_NOUNS})(?:_(?:${ENDINGS})){0,2}$`,
  "u",
);

/** Names of something about a key: whether there is one, how to get one. */
const ABOUT =
  /^_?(?:has|is|use|get|set|should|can|no|missing|without|check|validate|verify|require|require[ds]|load|fetch|read|create|make|mask|masked|redact|redacted|hash|hashed|encrypt|encrypted)_/u;

/** Holders of what is about keys, under the names of keys: labels, messages, the states of a form. */
const HOLDS_ABOUT =
  /^(?:errors?|labels?|controls|touched\w{0,10}|dirty\w{0,10}|messages?|placeholders?|hints?|help\w{0,10}|titles?|descriptions?|tooltips?|texts?|strings|translations?|i18n|t|locales?|routes?|paths?|columns?|queryKeys|storageKeys|names?|types?|schemas?|shape|validators?|rules|features?|flags?)$/iu;

/** Whether what has the name of a key is none because of what holds it: `errors.pictifyApiKey`. */
export function isAboutKeys(holder: string | null): boolean {
  return holder !== null && HOLDS_ABOUT.test(holder);
}

/** Something Pictify's that is public by design although it ends in `key` or `token`. */
const PUBLIC_KIND = /pictify_(?:[a-z]{1,20}_){0,3}(?:write|public|publishable|cache|template|idempotency)_/u;

/** A name in lower case with underscores between its words. */
function worded(name: string): string {
  return name
    .replace(/^#/u, "")
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])/gu, "_")
    .replaceAll(/(?<=[A-Z])(?=[A-Z][a-z])/gu, "_")
    .replaceAll(/[-.]/gu, "_")
    .toLowerCase();
}

const LONGEST_NAME = 80;

/** Whether a name says that its value is one of Pictify's secrets: `PICTIFY_API_KEY`, `pictifyToken`, `VITE_PICTIFY_KEY`. */
export function isKeyName(name: string): boolean {
  if (name.length > LONGEST_NAME || !/pictify/iu.test(name)) return false;
  const words = worded(name);
  return KEY_NAME.test(words) && !ABOUT.test(words) && !PUBLIC_KIND.test(words);
}

/** The public prefix of a name that otherwise names a key, as its framework spells it; null where it has none. */
export function publicPrefixOf(name: string, morePrefixes: readonly string[] = []): string | null {
  for (const prefix of [...PUBLIC_PREFIXES, ...morePrefixes]) {
    if (prefix !== "" && name.startsWith(prefix) && isKeyName(name)) return prefix;
  }
  return null;
}

/** Whether a variable of the environment reaches browsers, by its prefix. */
export function isPublicVariable(name: string, morePrefixes: readonly string[] = []): boolean {
  return [...PUBLIC_PREFIXES, ...morePrefixes].some(
    (prefix) => prefix !== "" && name.startsWith(prefix) && name !== prefix,
  );
}
