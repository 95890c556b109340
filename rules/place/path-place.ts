import { PathRules } from "../../src/model/path-rules.js";

/** Where a module runs, as far as its path tells; null where it tells nothing. */
export type PathPlace = "client" | "server" | "page" | "route-module" | "neutral" | null;

/** Patterns as in .gitignore; the first group with one that fits decides. */
const PLACES: readonly (readonly [place: Exclude<PathPlace, null>, patterns: readonly string[]])[] = [
  // A script in a component of Astro, as its plugin hands it on.
  ["client", ["*.astro/"]],
  [
    "neutral",
    [
      "**/*.{test,spec,cy,e2e,bench,stories,story,fixture,mock}.*",
      "__tests__/",
      "__mocks__/",
      "test/",
      "tests/",
      "e2e/",
      "cypress/",
      "playwright/",
      "*.config.*",
      "*.conf.*",
      "*.d.ts",
      "*.d.mts",
      "gatsby-config.*",
      "gatsby-node.*",
      "gatsby-ssr.*",
      "scripts/",
      "bin/",
      "tools/",
    ],
  ],
  [
    "server",
    [
      "*.server.*",
      ".server/",
      "+server.*",
      "entry-server.*",
      "server/",
      "/api/",
      "pages/api/",
      "**/pages/api/",
      "**/app/api/",
      "**/routes/api/",
      "/functions/",
      "**/netlify/functions/",
      "**/netlify/edge-functions/",
      "/supabase/",
      "/convex/",
      "lambda/",
      "lambdas/",
      "backend/",
      "*+api.*",
      "+middleware.*",
      "route.{ts,js,tsx,jsx,mjs}",
      "middleware.{ts,js}",
      "proxy.{ts,js}",
      "instrumentation.{ts,js}",
      "_document.*",
      "{opengraph,twitter}-image.*",
      "sitemap.*",
      "robots.{ts,js}",
      "_worker.js",
      "*.astro",
    ],
  ],
  [
    "client",
    [
      "entry.client.*",
      "entry-client.*",
      "hooks.client.*",
      "instrumentation-client.*",
      "**/plugins/**/*.client.*",
      "**/app/**/*.client.*",
      "**/app/.client/",
      "**/components/**/*.client.*",
      "+page.{ts,js}",
      "+layout.{ts,js}",
      "*.svelte",
      "*.vue",
      "*.htm",
      "*.html",
      "hooks/use[A-Z-]*.{ts,tsx,js,jsx}",
      "**/hooks/**/use[A-Z-]*.{ts,tsx,js,jsx}",
      "**/composables/use[A-Z-]*.{ts,js}",
      "renderer/",
      "renderer.*",
      "{sw,service-worker,serviceWorker,serviceworker,firebase-messaging-sw}.{js,ts,mjs}",
      "web-worker.*",
      "*.webworker.*",
      "/{public,static,wwwroot}/**/*.{js,mjs,ts}",
      "*/{public,static,wwwroot}/**/*.{js,mjs,ts}",
      "*/*/{public,static,wwwroot}/**/*.{js,mjs,ts}",
      "{content-script,contentScript,content_script,popup}.*",
      "{content-scripts,popup,entrypoints}/**/*.{ts,tsx,js,jsx}",
      "*.component.ts",
      "**/environments/environment*.ts",
      "gatsby-browser.*",
      "App.{tsx,jsx}",
      "src/{main,index}.{tsx,jsx}",
      "**/src/{main,index}.{tsx,jsx}",
    ],
  ],
  ["route-module", ["**/app/root.{tsx,jsx}", "**/app/routes/**/*.{tsx,jsx}", "**/src/routes/**/*.{tsx,jsx}"]],
  ["page", ["/pages/", "**/src/pages/", "*/pages/", "*/*/pages/", "_app.*"]],
];

let compiled: readonly (readonly [place: Exclude<PathPlace, null>, rules: PathRules])[] | undefined;

/** Braces written out: rules as in .gitignore have none. */
function expanded(pattern: string): readonly string[] {
  const match = /^([^{}]*)\{([^{}]*)\}(.*)$/u.exec(pattern);
  if (match === null) return [pattern];
  const [, before = "", choices = "", after = ""] = match;
  return choices.split(",").flatMap((choice) => expanded(before + choice + after));
}

/** Where a module runs by its path. `page` and `route-module` hold code for both sides: their exports tell which is which. */
export function placeByPath(path: string): PathPlace {
  compiled ??= PLACES.map(([place, patterns]) => [place, new PathRules(patterns.flatMap(expanded))] as const);
  for (const [place, rules] of compiled) if (rules.excludes(path) !== null) return place;
  return null;
}

/** The rules that a user gives; patterns as in .gitignore, braces allowed. */
export function userRules(patterns: readonly string[]): PathRules {
  return new PathRules(patterns.flatMap(expanded));
}
