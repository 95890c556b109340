import type { Sign } from "../model/usage.js";

const REACH = 2000;
const SERVERS =
  /["']?\b(mcpServers|mcp_servers|context_servers)\b|["'](mcp)["']\s{0,20}:\s{0,20}\{|^(extensions):[ \t]{0,20}\r?$/gmu;
/** What extensions of goose have, and those of other programs do not. */
const GOOSE = /^[ \t]{1,20}(?:envs|env_keys|cmd|uri):/mu;
const COMMAND = /\b((?:claude|codex|gemini|cursor|copilot|amp|droid) mcp add)\b/gu;
const CONFIGURATION = /\.(?:code-workspace|jsonc?|json5|toml|ya?ml)$/iu;

/** Whether a key stands among the servers of an agent, or in the command that adds one. */
export function agentSigns(text: string, start: number, path: string): readonly Sign[] {
  const left = text.slice(Math.max(0, start - REACH), start);
  if (CONFIGURATION.test(path)) {
    const found = [...left.matchAll(SERVERS)].at(-1);
    const servers = [found?.[1], found?.[2], found?.[3]].find((words) => words !== undefined);
    if (servers !== undefined && (servers !== "extensions" || GOOSE.test(left))) {
      return [{ kind: "agent", words: servers }];
    }
  }
  const command = [...left.matchAll(COMMAND)].at(-1);
  if (command?.[1] === undefined) return [];
  const between = left.slice(command.index);
  // A command goes on over a line that ends with a backslash or, in PowerShell, a backtick.
  return /[^\\`\r]\r?\n/u.test(between) ? [] : [{ kind: "agent", words: command[1] }];
}
