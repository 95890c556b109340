import type { Candidate } from "../model/candidate.js";
import { signAt } from "./places.js";
import { baseName } from "./project.js";

/** Folders that builds fill with what browsers load. */
const BUILT =
  /(?:^|\/)(dist|build|out|\.next\/static|\.output\/public|\.svelte-kit\/output\/client|\.nuxt\/dist\/client|\.vercel\/output\/static|storybook-static|www|_site|docs\/\.vitepress\/dist|\.parcel-cache|static\/js|platforms\/(?:android|ios)|\.expo\/web|web-build|\.docusaurus|public\/(?:build|assets|js|dist|packs|_next))\//iu;
/** Folders that a server gives to everybody as they are. */
const SERVED = /(?:^|\/)(public|static|wwwroot|webroot|htdocs|public_html)\//iu;
/** `build` and `out` also are where programs keep what they need to build. */
const LOADED_BUILT = /\.(?:[cm]?js|css|html?|map|jsbundle|bundle|hbc)$/iu;
const LOADED = /\.(?:[cm]?js|css|html?|json|map|svg|xml|txt|webmanifest|wasm|jsbundle|bundle|hbc)$/iu;
const SERVER_PART =
  /(?:^|\/)(?:server|ssr|functions?|api|lambda|edge|node|cli|bin|backend|cjs|esm|lib|scripts?|config|tests?|__tests__)\//iu;
const WORKER =
  /(?:^|\/)(?:sw|service-?worker|firebase-messaging-sw|ngsw-worker|workbox-[\w.-]{1,40})(?:\.[\w-]{1,20})?\.[cm]?[jt]s$/iu;

/** What tells that a key at a place goes to everybody who uses a page or an application: in words; null where nothing does. */
export function shippedBy(candidate: Candidate): string | null {
  return pageOf(candidate) ?? builtOf(candidate) ?? mobileOf(candidate);
}

function pageOf(candidate: Candidate): string | null {
  const { path } = candidate.location;
  if (signAt(candidate, "page-script") !== undefined) return "it is in a <script> of a page";
  const client = signAt(candidate, "client");
  if (client !== undefined) return `${client} makes this a program of the browser`;
  if (signAt(candidate, "server") !== undefined) return null;
  if (WORKER.test(path)) return "it is in a service worker, which browsers load";
  if (/(?:^|\/)src\/environments\/environment(?:\.[\w-]{1,40})?\.ts$/u.test(path)) {
    return "Angular builds src/environments into what browsers load";
  }
  return null;
}

function builtOf(candidate: Candidate): string | null {
  const { path } = candidate.location;
  if (signAt(candidate, "server") !== undefined || !LOADED.test(path)) return null;
  const built = BUILT.exec(path)?.[1];
  if (
    built !== undefined &&
    LOADED_BUILT.test(path) &&
    !SERVER_PART.test(path.slice(path.indexOf(built) + built.length))
  ) {
    return `${built}/ is what a build made for browsers`;
  }
  const served = SERVED.exec(path)?.[1];
  return served === undefined ? null : `${served}/ is served to everybody as it is`;
}

const ANDROID_RESOURCE =
  /(?:^|\/)src\/[^/]{1,60}\/(?:res\/(?:values|xml|raw)[^/]{0,40}\/[^/]{1,80}|assets\/[^\n]{1,160}|AndroidManifest\.xml)$/u;
const ANDROID_FILE =
  /(?:^|\/)(?:AndroidManifest\.xml|BuildConfig\.java|res\/values[^/]{0,40}\/[^/]{1,80}\.xml)$/u;
const GRADLE = /\.gradle(?:\.kts)?$/u;
const APPLE =
  /(?:^|\/)(?:[^/]{0,60}Info\.plist|[^/]{1,60}\.entitlements|[^/]{1,60}\.xcconfig|Secrets\.plist|Config\.plist|[^/]{1,60}Keys?\.plist)$/iu;

/** Everything in the package of an application can be read by whoever installs it. */
function mobileOf(candidate: Candidate): string | null {
  const { path } = candidate.location;
  const isAndroid = signAt(candidate, "android") !== undefined;
  const settings =
    candidate.usage?.signs.filter(({ kind }) => kind === "build-setting").map(({ words }) => words) ?? [];
  if (ANDROID_RESOURCE.test(path) || ANDROID_FILE.test(path)) return "it goes into the Android package";
  if (
    GRADLE.test(path) &&
    settings.some((words) => /buildConfigField|resValue|manifestPlaceholders/u.test(words))
  ) {
    return `${settings[0] ?? ""} writes it into the Android package`;
  }
  if (baseName(path) === "gradle.properties" && (isAndroid || /(?:^|\/)android\//u.test(path))) {
    return "Gradle reads it into the Android package";
  }
  if (isAndroid && /\.(?:kt|java)$/u.test(path)) return "it is compiled into the Android package";
  if (APPLE.test(path)) return "it goes into the application's bundle";
  if (/\.(?:swift|mm?)$/u.test(path) && signAt(candidate, "server") === undefined)
    return "it is compiled into the application";
  if (/(?:^|\/)lib\/[^\n]{1,200}\.dart$/u.test(path) && signAt(candidate, "server") === undefined) {
    return "it is compiled into the application";
  }
  if (/^app(?:\.config)?\.(?:json|[cm]?[jt]s)$/u.test(baseName(path)) && settings.includes("extra")) {
    return "Expo puts extra into the application";
  }
  return null;
}
