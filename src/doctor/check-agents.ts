import { join } from "node:path";
import { agentConfigurationKeys } from "../hygiene/agent-config-text.js";
import { readPlainFile } from "../system/git/plain-file.js";
import { type Check, note, ok, wrong } from "./check.js";

/** Some agents keep whole conversations in the file of their settings. */
const LIMIT = 64 * 1024 * 1024;

/** Where programs keep what belongs to a user, from the home folder: on Linux, macOS and Windows. */
const SETTINGS = [".config", "Library/Application Support", "AppData/Roaming"];
const EDITORS = ["Code", "Code - Insiders", "VSCodium", "Cursor", "Windsurf"];

/** Configuration of agents in a home folder. */
const FILES: readonly string[] = [
  ".claude.json",
  ".claude/settings.json",
  ".claude/settings.local.json",
  ".claude/mcp.json",
  ".mcp.json",
  ".cursor/mcp.json",
  ".codeium/windsurf/mcp_config.json",
  ".codeium/mcp_config.json",
  ".vscode/mcp.json",
  ".config/zed/settings.json",
  ".codex/config.toml",
  ".gemini/settings.json",
  ".qwen/settings.json",
  ".continue/config.json",
  ".continue/config.yaml",
  ".config/opencode/opencode.json",
  ".config/opencode/opencode.jsonc",
  ".config/crush/crush.json",
  ".config/goose/config.yaml",
  ".config/amp/settings.json",
  ".copilot/mcp-config.json",
  ".aws/amazonq/mcp.json",
  ".kiro/settings/mcp.json",
  ".junie/mcp/mcp.json",
  ".factory/mcp.json",
  ".lmstudio/mcp.json",
  ...SETTINGS.flatMap((folder) => [
    `${folder}/Claude/claude_desktop_config.json`,
    `${folder}/Zed/settings.json`,
    ...EDITORS.flatMap((editor) =>
      [
        "mcp.json",
        "settings.json",
        "globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json",
        "globalStorage/rooveterinaryinc.roo-cline/settings/mcp_settings.json",
      ].map((name) => `${folder}/${editor}/User/${name}`),
    ),
  ]),
];

/**
 * Whether the configuration of an agent in the user's home holds a key itself (`agent-config-key`): no scan of a repository looks
 * there. Says nothing where no such file is there.
 *
 * @param home absolute; the user's own, so links in it are followed
 */
export function* checkAgents(home: string): Generator<Check> {
  let read = 0;
  let found = 0;
  for (const path of FILES) {
    const file = readPlainFile(join(home, path), LIMIT);
    if (file.status === "absent") continue;
    if (file.status === "refused") {
      yield note(`~/${path} cannot be read: whether a key stands in it is not known`);
      continue;
    }
    read++;
    for (const { line, redacted, mend } of agentConfigurationKeys(path, file.bytes.toString())) {
      found++;
      yield wrong(`~/${path}:${line} holds a Pictify key itself, ${redacted} (agent-config-key)`, mend);
    }
  }
  if (read > 0 && found === 0) {
    yield ok(`no agent's configuration in ${home} holds a key (${read} ${read === 1 ? "file" : "files"})`);
  }
}
