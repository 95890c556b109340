import type { HookName } from "../hooks/hook-name.js";

const RUNNER =
  "(?:exec )?(?:(?:npx|pnpm|yarn|bunx)(?: --no(?:-install)?| exec| run| --)* |npm exec (?:-- )?)?keylint hook run";

/**
 * Whether a shell script that somebody wrote comes to keylint before anything that could keep it from there, and ends with its
 * code: read, not run. What is less plain than the lines of docs/hooks.md is not believed.
 *
 * @param stopsAtFailure whether whoever runs it has the shell stop at the first failure, as husky does
 */
export function reachesKeylint(script: string, name: HookName, stopsAtFailure: boolean): boolean {
  const lines = script
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  const isStrict = stopsAtFailure || /^set -[a-z]*e[a-z]*$/u.test(lines[0] ?? "");
  const commands = lines.filter((line) => !/^set -[a-z]+$/u.test(line));
  const call = new RegExp(
    `^${RUNNER} ${name}(?: "\\$@"| "\\$1"(?: "\\$2")?)?(?<stops> \\|\\| exit (?:1|\\$\\?|"\\$\\?"))?$`,
    "u",
  ).exec(commands[0] ?? "");
  if (call === null) return false;
  return (
    isStrict ||
    call.groups?.stops !== undefined ||
    commands.length === 1 ||
    commands[0]?.startsWith("exec ") === true
  );
}

/** Whether a configuration of the pre-commit framework runs keylint at a stage; by its text, in which no comment counts. */
export function frameworkRunsKeylint(config: string, name: HookName): boolean {
  const lines = config.split("\n").filter((line) => !/^\s*#/u.test(line));
  const id = name === "pre-commit" ? "keylint" : `keylint-${name}`;
  return lines.some(
    (line) =>
      line.includes(`keylint hook run ${name}`) ||
      new RegExp(`\\bid:\\s*["']?${id}["']?\\s*(?:[,}#].*)?$`, "u").test(line),
  );
}
