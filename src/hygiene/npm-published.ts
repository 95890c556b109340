import { isRecord } from "../model/json-record.js";

/** Fields that only what others install needs. `main` is none: `npm init` writes it everywhere. */
const FOR_OTHERS = [
  "files",
  "publishConfig",
  "exports",
  "bin",
  "module",
  "types",
  "typings",
  "unpkg",
  "jsdelivr",
  "peerDependencies",
];
const PUBLISHING = /^(?:prepublish|prepublishOnly|prepack|postpack|publish|semantic-release)(?:$|:)/u;
/** Scripts that start something, which people run where it is. */
const RUNNING = /^(?:start|serve|dev|develop|deploy|android|ios)(?:$|:)/u;
/** What an application is made with. */
const FRAMEWORK =
  /^(?:expo|next|nuxt|gatsby|astro|express|fastify|koa|hono|react-native|react-scripts|react-router-dom|sails|@(?:sveltejs\/kit|angular\/core|nestjs\/core|remix-run\/(?:node|react)|react-router\/node|hapi\/hapi|adonisjs\/core|ionic\/[a-z]{1,10}))$/u;

/**
 * Whether a package that could be published most likely never is: it has nothing that others who install it would use, and is
 * started, or is made with what applications are made with.
 */
export function isApplication(manifest: Readonly<Record<string, unknown>>, hasNpmIgnore: boolean): boolean {
  const scripts = namesIn(manifest.scripts);
  const isForOthers =
    hasNpmIgnore ||
    FOR_OTHERS.some((field) => field in manifest) ||
    scripts.some((name) => PUBLISHING.test(name));
  if (isForOthers) return false;
  return (
    scripts.some((name) => RUNNING.test(name)) ||
    [...namesIn(manifest.dependencies), ...namesIn(manifest.devDependencies)].some((name) =>
      FRAMEWORK.test(name),
    )
  );
}

function namesIn(value: unknown): readonly string[] {
  return isRecord(value) ? Object.keys(value) : [];
}
