import type { CorpusFile } from "../expectation.js";
import { lookalikes } from "../lookalikes.js";
import { ours, standIn } from "../marks.js";
import { file, text } from "../written.js";

const { stripeOld } = lookalikes;

/** Configuration of agents, where the dashboard's copy button puts the key. */
export const agentFiles: readonly CorpusFile[] = [
  file(
    "agent/.mcp.json",
    text`{
  "mcpServers": {
    "stripe": { "command": "npx", "args": ["-y", "@stripe/mcp"], "env": { "STRIPE_KEY": "${stripeOld("test")}" } },
    "pictify": {
      "command": "npx",
      "args": ["-y", "@pictify/mcp-server"],
      "env": {
        "PICTIFY_API_KEY": "${ours()}"
      }
    }
  }
}
`,
  ),
  file(
    "agent/.cursor/mcp.json",
    text`{"mcpServers":{"images":{"url":"https://mcp.pictify.io/mcp","headers":{"X-API-Key":"${ours()}"}},"pay":{"url":"https://mcp.stripe.com","headers":{"Authorization":"Bearer ${stripeOld("live")}"}}}}`,
  ),
  file(
    "agent/.vscode/mcp.json",
    text`{ "servers": { "pictify": { "type": "stdio", "command": "npx", "args": ["-y", "@pictify/mcp-server", "--api-key=${ours()}"] } } }
`,
  ),
  file(
    "agent/claude_desktop_config.json",
    text`{
  "mcpServers": {
    "pictify": {
      "command": "npx",
      "args": [
        "-y",
        "@pictify/mcp-server",
        "--key",
        "${ours()}"
      ]
    }
  }
}
`,
  ),
  file(
    "agent/config.toml",
    text`[mcp_servers.pictify]
command = "npx"
env = { "PICTIFY_API_KEY" = "${ours()}" }

[mcp_servers.pictify.env]
KEY = "${ours("test")}"
`,
  ),
  file(
    "agent/.codeium/windsurf/mcp_config.json",
    text`{ "mcpServers": { "pictify": { "env": { "PICTIFY_API_KEY": "${standIn("pk_live_your_api_key")}" } }, "pictify-dev": { "env": { "KEY": "${ours("test")}" } } } }
`,
  ),
  file(
    "agent/settings.local.json",
    text`{ "permissions": { "allow": ["Bash(curl -H 'Authorization: Bearer ${ours()}' https://api.pictify.io/templates)"] } }
`,
  ),
  file(
    "agent/SKILL.md",
    text`---
name: og
---
Call \`https://api.pictify.io/image\` with the header \`Authorization: Bearer ${ours()}\`.
`,
  ),
  file(
    "agent/.zsh_history",
    text`: 1700000000:0;export PICTIFY_API_KEY=${ours()}\n: 1700000001:0;curl -H "X-API-Key: ${ours()}" https://api.pictify.io/image\n`,
  ),
];
