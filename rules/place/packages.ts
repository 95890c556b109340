/** Modules that run on servers only: who imports one of them is on a server. */
const SERVER_PACKAGES =
  /^(?:node:.{1,40}|fs|fs\/promises|path|os|http|https|net|tls|child_process|worker_threads|cluster|zlib|stream|crypto|express|fastify|koa|@koa\/.{1,40}|hono|hono\/.{1,40}|@hono\/.{1,40}|@hapi\/.{1,40}|@nestjs\/.{1,40}|restify|polka|micro|elysia|h3|nitropack(?:\/.{1,40})?|#nitro|next\/server|next\/headers|next\/og|server-only|@sveltejs\/kit\/node|\$app\/server|\$env\/(?:static|dynamic)\/private|astro:env\/server|@remix-run\/(?:node|cloudflare|deno|server-runtime|express)|@react-router\/(?:node|cloudflare|express|fs-routes)|react-dom\/server(?:\.\w{1,10})?|@vue\/server-renderer|vue\/server-renderer|@angular\/(?:ssr|platform-server)(?:\/.{1,40})?|aws-lambda|@aws-sdk\/.{1,60}|@aws-lambda-powertools\/.{1,40}|firebase-functions(?:\/.{1,40})?|firebase-admin(?:\/.{1,40})?|@google-cloud\/.{1,60}|@azure\/functions|@vercel\/node|@netlify\/functions|@cloudflare\/.{1,40}|cloudflare:workers|@prisma\/client|drizzle-orm(?:\/.{1,40})?|pg|mysql2?|mongoose|mongodb|ioredis|redis|bull|bullmq|knex|sequelize|typeorm|dotenv(?:\/config)?|commander|yargs|ink|discord\.js|telegraf|@slack\/bolt|bun|bun:.{1,20}|deno|jsr:@std\/.{1,40}|expo-server(?:-sdk)?|@trpc\/server(?:\/.{1,40})?|graphql-yoga|@apollo\/server|nodemailer|playwright|puppeteer|@playwright\/test|vitest|jest|@jest\/globals|mocha|@tanstack\/(?:react|solid)-start\/server(?:-only)?)$/u;

/** Frameworks whose modules are a server's as a whole, also where files are routed by their path. */
const SERVER_FRAMEWORKS =
  /^(?:express|fastify|koa|@koa\/.{1,40}|hono|@hapi\/.{1,40}|@nestjs\/.{1,40}|restify|polka|micro|elysia|server-only|ink)$/u;

/** Modules of browsers and apps. */
const CLIENT_PACKAGES =
  /^(?:react-dom|react-dom\/client|react-native|react-native-.{1,60}|@react-native(?:-.{1,40})?\/.{1,60}|@react-navigation\/.{1,40}|expo|expo-.{1,60}|@expo\/.{1,40}|nativewind|vue|vue-router|vuex|pinia|@vueuse\/.{1,40}|svelte|svelte\/(?!compiler|server).{1,40}|\$app\/(?:navigation|stores|state|forms)|@angular\/.{1,60}|solid-js(?:\/web|\/store)?|@solidjs\/router|preact|preact\/.{1,40}|lit|lit\/.{1,40}|lit-element|jquery|alpinejs|@hotwired\/.{1,40}|htmx\.org|react-router-dom|@tauri-apps\/.{1,60}|@capacitor\/.{1,40}|@ionic\/.{1,40}|webextension-polyfill|wxt\/.{1,40}|@nativescript\/.{1,40}|client-only|idb|idb-keyval|localforage|js-cookie|framer-motion|next\/router|expo-router|@env|astro:env\/client|#app(?:\/.{1,40})?)$/u;

/** What is imported under a name decides for modules that both sides have. */
const CLIENT_IMPORTS: Readonly<Record<string, RegExp>> = {
  react:
    /^use(?:State|Effect|Reducer|Ref|LayoutEffect|Context|SyncExternalStore|Transition|DeferredValue|InsertionEffect|ImperativeHandle|Optimistic|ActionState|Callback|Memo)$/u,
  "next/navigation": /^use/u,
  electron: /^(?:ipcRenderer|contextBridge|webFrame)$/u,
  "@remix-run/react": /^(?:RemixBrowser|HydratedRouter)$/u,
  "react-router/dom": /^(?:HydratedRouter|RouterProvider)$/u,
  "@tanstack/react-query": /^use/u,
  "@tanstack/react-router": /^use/u,
  "react-router": /^use/u,
  "react-redux": /^(?:use|connect$|Provider$)/u,
  "react-hook-form": /^(?:use|Controller$)/u,
  "next-auth/react": /^(?:use|sign)/u,
  zustand: /^create/u,
  jotai: /^(?:use|atom)/u,
  swr: /^(?:use|default$)/u,
};

/** Names in modules of browsers that a server uses to render their pages. */
const SERVER_IMPORTS: Readonly<Record<string, RegExp>> = {
  vue: /^(?:createSSRApp|renderToString)$/u,
  electron: /^(?:ipcMain|BrowserWindow|app|Menu|Tray|autoUpdater)$/u,
};

/** A module that a file loads, and the names that it takes of it; `default` for the whole. */
export interface Load {
  readonly module: string;
  readonly names: readonly string[];
  /** Whether the file uses it in types only: so do Angular's injection and handlers of Express, and a browser with a server's data. */
  readonly isForTypes: boolean;
}

/** Whether what a file loads says that it runs on a server. */
export function isServerLoad({ module, names, isForTypes }: Load): boolean {
  if (isForTypes) return false;
  return SERVER_PACKAGES.test(module) || names.some((name) => SERVER_IMPORTS[module]?.test(name) === true);
}

/** Whether what a file loads is a server's framework. */
export function isServerFramework({ module }: Load): boolean {
  return SERVER_FRAMEWORKS.test(module);
}

/** Whether what a file loads says that it runs in a browser or an app. */
export function isClientLoad({ module, names }: Load): boolean {
  return CLIENT_PACKAGES.test(module) || names.some((name) => CLIENT_IMPORTS[module]?.test(name) === true);
}
