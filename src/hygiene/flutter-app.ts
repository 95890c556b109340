import type { Candidate } from "../model/candidate.js";
import { isEnvironmentFile } from "../model/environment-file.js";
import { signAt } from "./places.js";
import { nearestWith, type Project } from "./project.js";

const MANIFEST = "pubspec.yaml";
const FLUTTER = /^[ \t]{0,8}sdk:[ \t]{0,4}flutter\b|^flutter:/mu;
/** Files that `flutter build --dart-define-from-file` is usually given. */
const DEFINES =
  /(?:^|\/)dart[_-]?defines?(?:[._-][\w-]{1,40})?\.json$|(?:^|\/)dart[_-]?defines?\/[^/]{1,60}\.json$/iu;

/** What puts a key of this place into a Flutter application; null where nothing does. */
export function flutterApp(candidate: Candidate, project: Project | null): string | null {
  const { path } = candidate.location;
  const isDefined = candidate.usage?.signs.some(
    ({ kind, words }) => kind === "build-setting" && words === "--dart-define",
  );
  if (isDefined === true) return "--dart-define compiles it into the application";
  if (DEFINES.test(path)) return "--dart-define-from-file compiles it into the application";
  const folder = project === null ? null : nearestWith(path, [MANIFEST], project);
  const manifest = folder === null ? null : (project?.text(folder + MANIFEST) ?? null);
  const inner = path.slice(folder?.length ?? 0);
  if (path.endsWith(".dart")) return compiled(candidate, inner, manifest);
  return manifest === null || folder === null ? null : bundled(inner, path, manifest);
}

function compiled(candidate: Candidate, inner: string, manifest: string | null): string | null {
  if (!/(?:^|\/)lib\//u.test(inner)) return null;
  // Applications read files too: only the manifest tells them from programs of a server.
  const isApp = manifest === null ? signAt(candidate, "server") === undefined : FLUTTER.test(manifest);
  return isApp ? "it is compiled into the application" : null;
}

/** Assets of the manifest, such as the `.env` of flutter_dotenv; envied makes code of it. */
function bundled(inner: string, path: string, manifest: string): string | null {
  const assets = [
    ...manifest.matchAll(
      /^[ \t]{1,12}-[ \t]{1,4}["']?(?:\.\/)?([^\s"'#:]{1,200})["']?[ \t]*(?:#[^\n]*)?\r?$/gmu,
    ),
  ].map((line) => line[1] ?? "");
  const asset = assets.find(
    (entry) =>
      entry === inner || (entry.endsWith("/") && inner.slice(0, inner.lastIndexOf("/") + 1) === entry),
  );
  if (asset !== undefined) return `the assets of ${MANIFEST} take it into the application (${asset})`;
  const isCompiled = /^[ \t]{1,8}envied(?:_generator)?:/mu.test(manifest) && isEnvironmentFile(path);
  return isCompiled ? "envied compiles it into the application" : null;
}
