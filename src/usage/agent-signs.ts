import type { Sign } from "../model/usage.js";

const REACH = 2000;
const SERVERS = /["']?\b(mcpServers|mcp_servers|context_servers)\b/gu;
const COMMAND = /\b((?:claude|codex|gemini|cursor|copilot|amp|droid) mcp add)\b/gu;
const CONFIGURATION = /\.(?:jsonc?|json5|toml|ya?ml)$/iu;

/** Whether a key stands among the servers of an agent, or in the command that adds one. */
export function agentSigns(text: string, start: number, path: string): readonly Sign[] {
  const left = text.slice(Math.max(0, start - REACH), start);
  if (CONFIGURATION.test(path)) {
    const servers = [...left.matchAll(SERVERS)].at(-1)?.[1];
    if (servers !== undefined) return [{ kind: "agent", words: servers }];
  }
  const command = [...left.matchAll(COMMAND)].at(-1);
  if (command?.[1] === undefined) return [];
  const between = left.slice(command.index);
  // A command goes on over a line that ends with a backslash or, in PowerShell, a backtick.
  return /[^\\`\r]\r?\n/u.test(between) ? [] : [{ kind: "agent", words: command[1] }];
}
