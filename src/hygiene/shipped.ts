import type { Candidate } from "../model/candidate.js";
import { androidPackage } from "./android-app.js";
import { appleBundle } from "./apple-app.js";
import { flutterApp } from "./flutter-app.js";
import { signAt } from "./places.js";
import type { Project } from "./project.js";
import { scriptApp } from "./script-app.js";

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
const TEST = /(?:^|\/)(?:__tests__|__mocks__|tests?|e2e)\/|[._-](?:test|spec)\.[a-z]{1,5}$/u;
const MAP = /\.(?:[cm]?js|css)\.map$/iu;
const WORKER =
  /(?:^|\/)(?:sw|service-?worker|firebase-messaging-sw|ngsw-worker|workbox-[\w.-]{1,40})(?:\.[\w-]{1,20})?\.[cm]?[jt]s$/iu;

/** What tells that a key at a place goes to everybody who uses a page or an application: in words; null where nothing does. */
export function shippedBy(candidate: Candidate, project: Project | null): string | null {
  return (
    pageOf(candidate) ??
    builtOf(candidate) ??
    extensionOf(candidate, project) ??
    androidPackage(candidate, project) ??
    appleBundle(candidate) ??
    flutterApp(candidate, project) ??
    scriptApp(candidate, project)
  );
}

function pageOf(candidate: Candidate): string | null {
  const { path } = candidate.location;
  if (signAt(candidate, "page-script") !== undefined) return "it is in a <script> of a page";
  const client = signAt(candidate, "client");
  if (client !== undefined && !TEST.test(path))
    return `${client} makes this a program that all its users have`;
  if (signAt(candidate, "server") !== undefined) return null;
  if (MAP.test(path) && !SERVER_PART.test(path) && !TEST.test(path)) {
    return "it is in a source map, which browsers load with what it is for";
  }
  if (WORKER.test(path)) return "it is in a service worker, which browsers load";
  if (/\.webmanifest$/iu.test(path)) return "it is in the manifest of a web application, which browsers load";
  if (/(?:^|\/)src\/environments\/environment(?:\.[\w-]{1,40})?\.ts$/u.test(path)) {
    return "Angular builds src/environments into what browsers load";
  }
  return null;
}

/** The manifest of an extension of a browser. */
function extensionOf({ location }: Candidate, project: Project | null): string | null {
  const { path } = location;
  const isManifest = /(?:^|\/)manifest(?:\.[\w-]{1,20})?\.json$/u.test(path);
  return isManifest && project?.text(path)?.includes('"manifest_version"') === true
    ? "it is in the manifest of an extension, which all its users have"
    : null;
}

function builtOf(candidate: Candidate): string | null {
  const { path } = candidate.location;
  if (signAt(candidate, "server") !== undefined || !LOADED.test(path)) return null;
  const built = BUILT.exec(path)?.[1];
  if (
    built !== undefined &&
    (LOADED_BUILT.test(path) || built.toLowerCase() === "www") &&
    !SERVER_PART.test(path.slice(path.indexOf(built) + built.length))
  ) {
    return `${built}/ is what a build made for browsers`;
  }
  const served = SERVED.exec(path)?.[1];
  return served === undefined ? null : `${served}/ is served to everybody as it is`;
}
