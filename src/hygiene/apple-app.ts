import type { Candidate } from "../model/candidate.js";
import { signAt } from "./places.js";

const BUNDLED = /\.(?:plist|entitlements|strings|stringsdict|xcstrings)$/iu;
/** Property lists that tell other programs something, and are in no bundle. */
const ELSEWHERE =
  /(?:^|\/)(?:Launch(?:Agents|Daemons)|launchd|xcshareddata|xcuserdata)\/|(?:^|\/)ExportOptions[^/]{0,40}\.plist$/iu;
const BUILD_SETTINGS = /\.(?:xcconfig|pbxproj)$/iu;
const TEST = /(?:^|\/)(?:[^/]{0,60}Tests?|UITests?)\/|Tests?\.swift$/u;
const OBJECTIVE_C = /\.(?:mm?|h|pch)$/u;

/** What puts a key of this place into an application of Apple's systems; null where nothing does. */
export function appleBundle(candidate: Candidate): string | null {
  const { path } = candidate.location;
  if (ELSEWHERE.test(path) || TEST.test(path)) return null;
  if (BUNDLED.test(path)) return "it goes into the application's bundle";
  if (BUILD_SETTINGS.test(path)) return "Xcode writes its build settings into the application's bundle";
  if (signAt(candidate, "server") !== undefined) return null;
  if (path.endsWith(".swift") && !/(?:^|\/)Package\.swift$/u.test(path))
    return "it is compiled into the application";
  return OBJECTIVE_C.test(path) && signAt(candidate, "client") !== undefined
    ? "it is compiled into the application"
    : null;
}
