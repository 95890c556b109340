import type { Check, Violation } from "./check.js";
import { exposedSeverity, isInFile, placeOf } from "./places.js";
import type { Candidate } from "../model/candidate.js";
import { baseName } from "./project.js";

/** Prefixes that make a build put a variable into what browsers load, and who does it. */
const PREFIXES: readonly (readonly [prefix: string, by: string])[] = [
  ["NEXT_PUBLIC_", "Next.js"],
  ["VITE_", "Vite"],
  ["REACT_APP_", "Create React App"],
  ["EXPO_PUBLIC_", "Expo"],
  ["NUXT_PUBLIC_", "Nuxt"],
  ["NUXT_ENV_", "Nuxt 2"],
  ["GATSBY_", "Gatsby"],
  ["VUE_APP_", "Vue CLI"],
  ["NG_APP_", "Angular"],
  ["SNOWPACK_PUBLIC_", "Snowpack"],
  ["PREACT_APP_", "Preact CLI"],
  ["PLASMO_PUBLIC_", "Plasmo"],
  ["RAZZLE_", "Razzle"],
  ["STORYBOOK_", "Storybook"],
  ["WXT_", "WXT"],
  ["RSBUILD_PUBLIC_", "Rsbuild"],
  ["REDWOOD_ENV_", "RedwoodJS"],
  ["FARM_", "Farm"],
  ["BUN_PUBLIC_", "Bun"],
  ["PUBLIC_", "SvelteKit and Astro"],
];

/** Blocks of build configurations that do the same with any name. */
const BLOCKS: readonly (readonly [file: RegExp, block: string, by: string])[] = [
  [/^next\.config\.[cm]?[jt]s$/iu, "env", "Next.js"],
  [/^next\.config\.[cm]?[jt]s$/iu, "publicRuntimeConfig", "Next.js"],
  [/^nuxt\.config\.[cm]?[jt]s$/iu, "public", "Nuxt"],
  [/^nuxt\.config\.[cm]?[jt]s$/iu, "publicRuntimeConfig", "Nuxt"],
  [/^nuxt\.config\.[cm]?[jt]s$/iu, "env", "Nuxt 2"],
  [/^(?:vite|vitest|astro|svelte|electron\.vite)\.config\.[cm]?[jt]s$/iu, "define", "Vite"],
  [/^(?:rsbuild|rspack|farm|esbuild|tsup)(?:\.config)?\.[cm]?[jt]s$/iu, "define", "the bundler"],
  [/^(?:webpack|vue|craco|config-overrides)[\w.-]{0,40}\.[cm]?[jt]s$/iu, "DefinePlugin", "webpack"],
  [/^(?:webpack|vue|craco)[\w.-]{0,40}\.[cm]?[jt]s$/iu, "EnvironmentPlugin", "webpack"],
  [/^(?:angular|project)\.json$/iu, "define", "Angular"],
];

/** Keys under a name that a build gives to every visitor. */
export const publicEnvironmentName: Check = {
  rule: "public-env-name",
  includesUnread: true,
  check: ({ key, candidates }) =>
    candidates.filter(isInFile).flatMap((candidate): Violation[] => {
      const name = lastPart(candidate.usage?.name ?? "");
      const byName = publicPrefix(name);
      const block = byName === null ? blockOf(candidate) : null;
      const by = byName?.by ?? block?.by;
      if (by === undefined) return [];
      const own =
        byName === null ? "PICTIFY_API_KEY" : name.slice(name.indexOf(byName.prefix) + byName.prefix.length);
      return [
        {
          places: [candidate],
          evidence: [
            byName === null
              ? `${placeOf(candidate)} is in ${block?.block ?? ""}: ${by} writes it into what browsers load`
              : `${name}: ${by} writes variables that begin with ${byName.prefix} into what browsers load`,
          ],
          advice: [
            byName === null
              ? `Take it out of ${block?.block ?? ""} and read process.env.PICTIFY_API_KEY in code of the server`
              : `Rename ${name} to ${nameFor(own)}, and read that in code of the server only (a route, an action, a function)`,
            "Let the page ask that code for the image, or use a binding URL (https://api.pictify.io/b/…), which needs no key",
            "Replace the key if it was ever deployed so: it is in every bundle that was built",
          ],
          severity: exposedSeverity(key),
        },
      ];
    }),
};

function publicPrefix(name: string): { readonly prefix: string; readonly by: string } | null {
  for (const [prefix, by] of PREFIXES) if (name.startsWith(prefix)) return { prefix, by };
  return null;
}

/** `process.env.VITE_X` and `env.VITE_X` name the same variable. */
function lastPart(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

function nameFor(rest: string): string {
  return /^PICTIFY_[A-Z0-9_]+$/u.test(rest) ? rest : "PICTIFY_API_KEY";
}

function blockOf(candidate: Candidate): { readonly block: string; readonly by: string } | null {
  const file = baseName(candidate.location.path);
  const open = candidate.usage?.signs.filter(({ kind }) => kind === "build-setting") ?? [];
  for (const [pattern, block, by] of BLOCKS) {
    if (pattern.test(file) && open.some(({ words }) => words === block)) return { block, by };
  }
  return null;
}
