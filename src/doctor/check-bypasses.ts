import { existsSync } from "node:fs";
import { join } from "node:path";
import { hookPlace, isHusky } from "../hooks/hook-place.js";
import { readHookFile } from "../hooks/hook-file.js";
import { authorOf } from "../hooks/hook-script.js";
import type { HookSetting } from "../hooks/hook-setting.js";
import { shownPath } from "../hooks/hooks-folder.js";
import { homeFolder } from "../system/git/git-include.js";
import { shellQuote } from "../model/shell-quote.js";
import type { GitSetting } from "../system/git/git-settings.js";
import { type Check, ok, wrong } from "./check.js";

/** Characters of an alias that are looked at; a person writes fewer. */
const ALIAS_LIMIT = 2000;

/** What keeps git, or who stands between git and keylint, from getting to a hook. */
export function* checkBypasses(setting: HookSetting, environment: NodeJS.ProcessEnv): Generator<Check> {
  yield* checkFolder(setting);
  yield* checkSwitches(setting, environment);
  for (const alias of setting.settings) {
    const text = skippingAlias(alias);
    if (text === null) continue;
    yield wrong(
      `the alias ${text} of ${alias.file} commits or pushes past the hooks`,
      `git config --file ${shellQuote(alias.file)} --unset ${shellQuote(alias.name)}`,
    );
  }
}

function* checkFolder({ folder, repository }: HookSetting): Generator<Check> {
  if (folder.setting === null) return;
  const { value, file, scope } = folder.setting;
  const told = `core.hooksPath = ${value} (${scope === "command" ? "the environment, " : ""}${file})`;
  const passedBy = join(repository.commonDir, "hooks", "pre-commit");
  const there = readHookFile(passedBy);
  const isHere = readHookFile(join(folder.path, "pre-commit")).kind !== "absent";
  const isOurs = there.kind === "file" && authorOf(there.content) !== "foreign";
  if (!existsSync(folder.path) && value.endsWith("_")) {
    yield wrong(
      `${told} leads to a folder of husky's that is not there`,
      "npx husky, then keylint hook install",
    );
  } else if (isOurs && !isHere) {
    const shown = shownPath(passedBy, repository);
    yield wrong(`${told} has git look elsewhere, so that ${shown} is never run`, "keylint hook install");
  } else yield ok(told);
}

/** Variables by which users switch off those who run hooks for them. */
function* checkSwitches(
  { folder, repository }: HookSetting,
  environment: NodeJS.ProcessEnv,
): Generator<Check> {
  if (isHusky(folder.path)) {
    if (environment.HUSKY === "0")
      yield wrong("HUSKY=0 in the environment has husky run nothing", "unset HUSKY");
    const init = join(environment.XDG_CONFIG_HOME ?? join(homeFolder(), ".config"), "husky", "init.sh");
    const there = readHookFile(init);
    if (there.kind === "file" && /^\s*(?:export\s+)?HUSKY=['"]?0/mu.test(there.content.toString("latin1")))
      yield wrong(`${init} sets HUSKY=0, which has husky run nothing`, `take HUSKY=0 out of ${init}`);
    return;
  }
  const { kind } = hookPlace("pre-commit", folder);
  const { LEFTHOOK, SKIP, PRE_COMMIT_ALLOW_NO_CONFIG } = environment;
  if (kind === "lefthook" && (LEFTHOOK === "0" || LEFTHOOK === "false"))
    yield wrong(`LEFTHOOK=${LEFTHOOK} in the environment has lefthook run nothing`, "unset LEFTHOOK");
  if (kind !== "legacy") return;
  if (/(?:^|,)keylint(?:,|$)/u.test(SKIP ?? ""))
    yield wrong("SKIP has pre-commit leave keylint out", "unset SKIP");
  const config = join(repository.workTree ?? repository.gitDir, ".pre-commit-config.yaml");
  if (PRE_COMMIT_ALLOW_NO_CONFIG === undefined && !existsSync(config))
    yield wrong(
      "pre-commit has no .pre-commit-config.yaml here, and blocks every commit",
      "pre-commit uninstall",
    );
}

/** The name of an alias that leaves the hooks out: `commit -n`, `commit -anm`, `push --no-verify`, `-c core.hooksPath=…`. */
function skippingAlias({ name, value: whole }: GitSetting): string | null {
  if (!name.startsWith("alias.")) return null;
  const value = whole.slice(0, ALIAS_LIMIT);
  const skips =
    /\bcommit\b(?:[^;&|]{0,200})\s-[a-zA-Z]{0,10}n[a-zA-Z]{0,10}(?:\s|$)/u.test(value) ||
    /--no-verify\b|core\.hookspath\s?=/iu.test(value);
  return skips ? name.slice("alias.".length) : null;
}
