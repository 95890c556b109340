import { describe, expect, it } from "vitest";
import { findingsIn } from "../support/hygiene.js";
import { randomKey } from "../support/keys.js";

const KEY = randomKey("agent-config-key");

function servers(value: string, property = "mcpServers"): string {
  const server = { command: "npx", args: ["-y", "@pictify/mcp-server"], env: { PICTIFY_API_KEY: value } };
  return JSON.stringify({ [property]: { pictify: server } }, null, 2);
}

describe("agent-config-key", () => {
  it.each([
    ["Claude Code", ".mcp.json", servers(KEY), '"${PICTIFY_API_KEY}"'],
    ["Claude Code's settings", ".claude/settings.local.json", servers(KEY), '"${PICTIFY_API_KEY}"'],
    ["Cursor", ".cursor/mcp.json", servers(KEY), '"${env:PICTIFY_API_KEY}"'],
    ["VS Code", ".vscode/mcp.json", servers(KEY, "servers"), '"${env:PICTIFY_API_KEY}"'],
    ["Windsurf", ".codeium/windsurf/mcp_config.json", servers(KEY), '"${env:PICTIFY_API_KEY}"'],
    ["Gemini CLI", ".gemini/settings.json", servers(KEY), '"$PICTIFY_API_KEY"'],
    ["Claude Desktop", "claude_desktop_config.json", servers(KEY), "keep this file out of every repository"],
    [
      "Codex",
      ".codex/config.toml",
      `[mcp_servers.pictify]\ncommand = "npx"\nenv = { PICTIFY_API_KEY = "${KEY}" }\n`,
      'env_vars = ["PICTIFY_API_KEY"]',
    ],
    ["Zed", ".zed/settings.json", servers(KEY, "context_servers"), "Zed fills no variables in"],
    [
      "VS Code's workspace",
      "shop.code-workspace",
      `{ "settings": { "mcp": ${servers(KEY, "servers")} } }`,
      '"${env:PICTIFY_API_KEY}"',
    ],
    ["Roo Code", ".roo/mcp.json", servers(KEY), '"${env:PICTIFY_API_KEY}"'],
    ["Cline", "cline_mcp_settings.json", servers(KEY), "Cline fills no variables in"],
    ["opencode", "opencode.json", servers(KEY, "mcp"), '"{env:PICTIFY_API_KEY}"'],
    ["Crush", "crush.json", servers(KEY, "mcp"), '"$PICTIFY_API_KEY"'],
    [
      "Continue",
      ".continue/mcpServers/pictify.yaml",
      `mcpServers:\n  - name: pictify\n    env:\n      PICTIFY_API_KEY: ${KEY}\n`,
      "${{ secrets.PICTIFY_API_KEY }}",
    ],
    [
      "goose",
      ".config/goose/config.yaml",
      `extensions:\n  pictify:\n    type: stdio\n    cmd: npx\n    envs:\n      PICTIFY_API_KEY: ${KEY}\n`,
      "env_keys: [PICTIFY_API_KEY]",
    ],
    ["a file of any name", "config/tools.json", servers(KEY), '"${PICTIFY_API_KEY}"'],
    [
      "a header",
      ".mcp.json",
      servers("").replace('"env"', `"headers": { "Authorization": "Bearer ${KEY}" }, "env"`),
      "${PICTIFY_API_KEY}",
    ],
    [
      "the command that adds a server",
      "docs/setup.md",
      `    claude mcp add pictify -e PICTIFY_API_KEY=${KEY} -- npx -y @pictify/mcp-server\n`,
      'claude mcp add … -e PICTIFY_API_KEY="$PICTIFY_API_KEY"',
    ],
    ["what an agent is told", "CLAUDE.md", `Use the Pictify key ${KEY}.\n`, "set PICTIFY_API_KEY"],
  ])(
    "reports a key in the configuration of %s, and offers the form that reads a variable",
    async (_, path, text, mend) => {
      const findings = await findingsIn({ [path]: text }, "agent-config-key");
      expect(findings).toMatchObject([{ severity: "warning", locations: [{ path }] }]);
      expect(findings[0]?.advice.join("\n")).toContain(mend);
    },
  );

  it.each([
    ["a reference to a variable", ".mcp.json", servers("${PICTIFY_API_KEY}")],
    ["an input of VS Code", ".vscode/mcp.json", servers("${input:pictify-key}", "servers")],
    ["the form of opencode", "opencode.json", servers("{env:PICTIFY_API_KEY}", "mcp")],
    [
      "the form of Continue",
      ".continue/config.yaml",
      `mcpServers:\n  - env:\n      PICTIFY_API_KEY: \${{ secrets.PICTIFY_API_KEY }}\n`,
    ],
    [
      "extensions of something else",
      "config/app.yaml",
      `extensions:\n  - pictify\npictify_api_key: ${KEY}\n`,
    ],
    ["a placeholder", ".mcp.json", servers("pk_live_your_api_key")],
    ["other settings of an editor", ".vscode/settings.json", `{ "rest.pictifyApiKey": "${KEY}" }\n`],
    ["code", "src/mcp.ts", `const mcpServers = 1;\nconst PICTIFY_API_KEY = "${KEY}";\n`],
    ["a command on another line", "docs/setup.md", `claude mcp add x -- y\n\nPICTIFY_API_KEY=${KEY}\n`],
  ])("leaves alone %s", async (_, path, text) => {
    expect(await findingsIn({ [path]: text }, "agent-config-key")).toEqual([]);
  });
});
