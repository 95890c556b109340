import type { Sign } from "../model/usage.js";
import { environmentIn } from "./environment-word.js";

const CONFIGURATION = /\.(?:ya?ml|jsonc?|toml|ini|cfg|conf|properties|tf|hcl)$/iu;
const REACH = 6000;
const MOST_LINES = 150;

const HEADING = /^\s{0,20}\[{1,2}([^\]\n]{1,80})\]/u;
const OPENING =
  /^(\s{0,60})(?:- )?["']?([A-Za-z_][\w .-]{0,60})["']?\s{0,4}[:=]?\s{0,4}[{[]?\s{0,4}(?:#[^\n]*)?$/u;
const ENVIRONMENT = /^(\s{0,60})(?:- )?["']?environment["']?\s?:\s{0,4}["']?([\w./-]{1,60})["']?\s*$/iu;
const NAMED = /^(\s{0,60})(?:- )?name:\s{0,4}["']?([\w./-]{1,60})["']?\s*$/u;

/**
 * The headings, jobs and blocks around a value of a configuration that name an environment: outer blocks by their indentation
 * (YAML, JSON, HCL), `environment:` beside an outer block, headings in brackets (TOML, INI).
 */
export function sections(text: string, start: number, path: string): readonly Sign[] {
  if (!CONFIGURATION.test(path)) return [];
  const above = text
    .slice(Math.max(0, start - REACH), start)
    .split(/\r\n|\n|\r/u)
    .slice(-MOST_LINES);
  const own = above.pop() ?? "";
  let indentation = indentationOf(own);
  const names: string[] = [];
  let isJob = "";
  for (const line of above.reverse()) {
    if (line.trim() === "" || line.trimStart().startsWith("#")) continue;
    const heading = HEADING.exec(line)?.[1];
    if (heading !== undefined && /\.(?:toml|ini|cfg|conf)$/iu.test(path)) {
      names.push(heading);
      break;
    }
    const depth = indentationOf(line);
    const beside = depth <= indentation ? ENVIRONMENT.exec(line)?.[2] : undefined;
    if (beside !== undefined) names.push(beside);
    if (isJob !== "" && depth <= indentation) {
      const named = NAMED.exec(line)?.[2];
      if (named !== undefined) names.push(named);
    }
    if (depth >= indentation) continue;
    indentation = depth;
    const opened = OPENING.exec(line)?.[2];
    isJob = opened?.toLowerCase() === "environment" ? opened : "";
    if (opened !== undefined) names.push(opened);
  }
  const found = names.filter((name) => environmentIn(name) !== undefined);
  return [...new Set(found)].map((words) => ({ kind: "section", words }));
}

function indentationOf(line: string): number {
  return line.length - line.trimStart().length;
}
