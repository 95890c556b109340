import { execFileSync } from "node:child_process";

const VERSION = /^git version (?<major>\d+)\.(?<minor>\d+)/u;

/** Whether the git of these tests is 2.`minor` or newer: some fixtures need one that can make them. */
export function gitIsAtLeast(minor: number): boolean {
  const version = execFileSync("git", ["version"], { encoding: "utf8" });
  const { major, minor: ours } = VERSION.exec(version)?.groups ?? {};
  if (major === undefined) throw new Error(`not a version of git: ${version}`);
  return Number(major) > 2 || Number(ours) >= minor;
}
