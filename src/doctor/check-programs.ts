import { smallGit } from "../system/git/small-git.js";
import type { Shadow } from "../system/git/shadow.js";
import { type Check, ok, wrong } from "./check.js";

/** The oldest git that keylint is tested with. */
const OLDEST_GIT = [2, 34] as const;

/** Whether this Node.js is one that keylint supports: `^20.19 || ^22.13 || >=24`, as package.json has it. */
export function checkNode(version: string, path: string): Check {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isSupported = major >= 24 || (major === 22 && minor >= 13) || (major === 20 && minor >= 19);
  return isSupported
    ? ok(`Node.js ${version} (${path})`)
    : wrong(`Node.js ${version} (${path}) is not supported`, "install Node.js 20.19, 22.13, or 24 and newer");
}

/** Which git is run, and whether it is new enough. */
export async function checkGit(git: string | null, shadow: Shadow): Promise<Check> {
  const fix =
    "install git 2.34 or newer, and have PATH lead to it by an absolute folder outside of the repository";
  if (git === null) return wrong("no git that can be trusted is on PATH", fix);
  const { major, minor, patch, installed } = await (await smallGit(git, shadow)).version();
  if (!installed) return wrong(`${git} does not run`, fix);
  const text = `git ${major}.${minor}.${patch} (${git})`;
  const isOld = major < OLDEST_GIT[0] || (major === OLDEST_GIT[0] && minor < OLDEST_GIT[1]);
  return isOld ? wrong(`${text} is too old`, fix) : ok(text);
}
