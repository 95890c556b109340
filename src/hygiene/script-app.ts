import type { Candidate } from "../model/candidate.js";
import { isRecord } from "../model/json-record.js";
import { isEnvironmentFile } from "../model/environment-file.js";
import { signAt } from "./places.js";
import { baseName, nearestWith, type Project } from "./project.js";

/** Packages that make an application of what is written in JavaScript. */
const FRAMEWORKS: readonly (readonly [name: string, by: string])[] = [
  ["expo", "Expo"],
  ["react-native", "React Native"],
  ["@nativescript/core", "NativeScript"],
  ["@capacitor/core", "Capacitor"],
  ["@ionic/core", "Ionic"],
  ["@ionic/angular", "Ionic"],
  ["@ionic/react", "Ionic"],
  ["@ionic/vue", "Ionic"],
];
/** Packages that put all of `.env` into the application, whatever the names in it. */
const ENVIRONMENTS = ["react-native-config", "react-native-dotenv", "react-native-ultimate-config"];

const CONFIGURATION = /^app(?:\.[\w-]{1,20}){0,2}\.(?:json|json5|[cm]?[jt]s)$/u;
const SCRIPT = /\.[cm]?[jt]sx?$/u;
const BUNDLED =
  /^(?:src|app|components|screens|features|lib|services|hooks|utils|stores?|constants|config|api|navigation)\/|^(?:App|index)(?:\.[\w-]{1,20})?\.[jt]sx?$/u;
const NOT_BUNDLED =
  /\+api\.|(?:^|\/)(?:server|backend|functions|scripts?|__tests__|tests?|e2e|__mocks__)\/|[._-](?:test|spec|stories)\.|\.config\.[cm]?[jt]s$|\.d\.[cm]?ts$/u;

/** What puts a key of this place into an application of React Native, Expo, Ionic, Capacitor or Cordova; null where nothing does. */
export function scriptApp(candidate: Candidate, project: Project | null): string | null {
  const { path } = candidate.location;
  const name = baseName(path);
  const isExtra = candidate.usage?.signs.some(
    ({ kind, words }) => kind === "build-setting" && words === "extra",
  );
  if (CONFIGURATION.test(name) && isExtra === true) return "Expo puts extra into the application";
  if (/^capacitor\.config\.(?:json|[cm]?[jt]s)$/u.test(name))
    return "Capacitor copies it into the application";
  if (project === null) return null;
  if (name === "config.xml" && /<widget\b/u.test(project.text(path) ?? "")) {
    return "Cordova copies it into the application";
  }
  const folder = nearestWith(path, ["package.json"], project);
  if (folder === null) return null;
  const packages = packagesOf(project.json(`${folder}package.json`));
  if (isEnvironmentFile(path)) {
    const by = ENVIRONMENTS.find((known) => packages.has(known));
    return by === undefined ? null : `${by} puts all of it into the application`;
  }
  const inner = path.slice(folder.length);
  const isSource = SCRIPT.test(inner) && BUNDLED.test(inner) && !NOT_BUNDLED.test(inner);
  if (!isSource || signAt(candidate, "server") !== undefined) return null;
  const by = FRAMEWORKS.find(([known]) => packages.has(known))?.[1];
  return by === undefined ? null : `${by} bundles it into the application`;
}

function packagesOf(manifest: unknown): ReadonlySet<string> {
  if (!isRecord(manifest)) return new Set();
  const lists = [manifest.dependencies, manifest.devDependencies];
  return new Set(lists.flatMap((list) => (isRecord(list) ? Object.keys(list) : [])));
}
