import type { Candidate } from "../model/candidate.js";
import { signAt } from "./places.js";
import { baseName, nearestWith, type Project } from "./project.js";

const RESOURCE =
  /(?:^|\/)src\/[^/]{1,60}\/(?:res\/(?:values|xml|raw)[^/]{0,40}\/[^/]{1,80}|assets\/[^\n]{1,160}|AndroidManifest\.xml)$/u;
const FILE =
  /(?:^|\/)(?:AndroidManifest\.xml|BuildConfig\.java|res\/(?:values|xml|raw)[^/]{0,40}\/[^/]{1,80}\.(?:xml|json|txt|properties))$/u;
/** What writes a value into the package: a field of BuildConfig, a resource, a placeholder of the manifest. */
const WRITES = /^(?:buildConfigFields?|resValue|manifestPlaceholders|addManifestPlaceholders)$/iu;
/** Files of properties that builds of Android read; the Secrets Gradle plugin makes BuildConfig fields of the last ones. */
const PROPERTIES = /^(?:gradle|local|secrets?(?:\.defaults)?|api-?keys?|keys|app|env|config)\.properties$/iu;
const SOURCE =
  /(?:^|\/)src\/(?!test|androidTest|testFixtures|androidUnitTest|commonTest)[A-Za-z]{1,40}\/[^\n]{1,300}\.(?:kt|java|cpp|cc|c|h)$/u;
const TEST = /(?:^|\/)src\/(?:test|androidTest|testFixtures|[a-z]{1,20}Test)\//u;
const ANDROID_BUILD = /com\.android\.|\bandroid\s?\{|libs\.plugins\.android|id\("[\w.-]{1,80}\.android\b/u;

/** What puts a key of this place into an Android package, which whoever installs it can read; null where nothing does. */
export function androidPackage(candidate: Candidate, project: Project | null): string | null {
  const { path } = candidate.location;
  if (TEST.test(path)) return null;
  if (RESOURCE.test(path) || FILE.test(path)) return "it goes into the Android package";
  if (/\.gradle(?:\.kts)?$/u.test(path)) {
    const setting = candidate.usage?.signs.find(
      ({ kind, words }) => kind === "build-setting" && WRITES.test(words),
    );
    return setting === undefined ? null : `${setting.words} writes it into the Android package`;
  }
  const saysSo = signAt(candidate, "android") !== undefined;
  const isAndroid = (): boolean => saysSo || /(?:^|\/)android\//u.test(path) || isAndroidBuild(path, project);
  if (PROPERTIES.test(baseName(path))) return isAndroid() ? "Gradle reads it into the Android package" : null;
  if (saysSo && /\.(?:kt|java)$/u.test(path)) return "it is compiled into the Android package";
  return SOURCE.test(path) && isAndroidBuild(path, project)
    ? "it is compiled into the Android package"
    : null;
}

/** Whether the nearest Gradle build above a file, or that of its `app` folder, is one of Android. */
function isAndroidBuild(path: string, project: Project | null): boolean {
  if (project === null) return false;
  const folder = nearestWith(
    path,
    ["build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts"],
    project,
  );
  if (folder === null) return false;
  return ["", "app/", "android/app/"].some((inner) =>
    ["build.gradle", "build.gradle.kts"].some((name) =>
      ANDROID_BUILD.test(project.text(folder + inner + name) ?? ""),
    ),
  );
}
