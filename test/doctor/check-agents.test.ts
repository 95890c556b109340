import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { symlinkSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkAgents } from "../../src/doctor/check-agents.js";
import { keylint } from "../support/command-line.js";
import { randomKey } from "../support/keys.js";
import { temporaryFolder } from "../support/temporary.js";

const KEY = randomKey("check-agents");

function servers(value: string, property = "mcpServers"): string {
  const server = { command: "npx", args: ["-y", "@pictify/mcp-server"], env: { PICTIFY_API_KEY: value } };
  return JSON.stringify({ [property]: { pictify: server } }, null, 2);
}

describe("agents' configuration in a home folder", () => {
  it.each([
    [".claude.json", servers(KEY), '"${PICTIFY_API_KEY}"'],
    [".config/Claude/claude_desktop_config.json", servers(KEY), "Claude Desktop reads no variables"],
    ["Library/Application Support/Claude/claude_desktop_config.json", servers(KEY), "Claude Desktop"],
    ["AppData/Roaming/Claude/claude_desktop_config.json", servers(KEY), "Claude Desktop"],
    [".cursor/mcp.json", servers(KEY), '"${env:PICTIFY_API_KEY}"'],
    [".codeium/windsurf/mcp_config.json", servers(KEY), '"${env:PICTIFY_API_KEY}"'],
    [".config/Code/User/mcp.json", servers(KEY, "servers"), '"${env:PICTIFY_API_KEY}"'],
    ["Library/Application Support/Code/User/mcp.json", servers(KEY, "servers"), '"${env:PICTIFY_API_KEY}"'],
    [
      ".config/Code/User/globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json",
      servers(KEY),
      "Cline fills no variables in",
    ],
    [".config/zed/settings.json", servers(KEY, "context_servers"), "set PICTIFY_API_KEY in the environment"],
    [
      ".codex/config.toml",
      `[mcp_servers.pictify]\ncommand = "npx"\nenv = { PICTIFY_API_KEY = "${KEY}" }\n`,
      'env_vars = ["PICTIFY_API_KEY"]',
    ],
    [".gemini/settings.json", servers(KEY), '"$PICTIFY_API_KEY"'],
    [
      ".continue/config.yaml",
      `mcpServers:\n  - name: pictify\n    env:\n      PICTIFY_API_KEY: ${KEY}\n`,
      "PICTIFY_API_KEY",
    ],
    [".config/opencode/opencode.json", servers(KEY, "mcp"), '"{env:PICTIFY_API_KEY}"'],
  ])("hold no key: %s", (path, text, mend) => {
    const checks = [...checkAgents(temporaryFolder({ [path]: text }))];
    expect(checks).toHaveLength(1);
    const [check] = checks;
    expect(check).toMatchObject({ status: "wrong" });
    expect(check?.text).toMatch(
      /^~\/.*:\d+ holds a Pictify key itself, pk_live_….{4} \(agent-config-key\)$/u,
    );
    expect(check?.text).toContain(path);
    expect(check?.status === "wrong" ? check.fix : "").toContain(mend);
    expect(JSON.stringify(checks)).not.toContain(KEY);
  });

  it.each([
    ["a reference", ".cursor/mcp.json", servers("${env:PICTIFY_API_KEY}")],
    ["a placeholder", ".claude.json", servers("pk_live_your_api_key")],
    ["another vendor's key", ".claude.json", servers("").replace("PICTIFY_API_KEY", "STRIPE_KEY")],
  ])("are well with %s", (_, path, text) => {
    const home = temporaryFolder({ [path]: text });
    expect([...checkAgents(home)]).toEqual([
      { status: "ok", text: `no agent's configuration in ${home} holds a key (1 file)` },
    ]);
  });

  it("are not spoken of where there are none", () => {
    expect([...checkAgents(temporaryFolder())]).toEqual([]);
  });

  it("are read through the links of a user's own dotfiles, and no pipe is waited for", () => {
    const dotfiles = temporaryFolder({ "mcp.json": servers(KEY) });
    const home = temporaryFolder({ ".cursor/x": "", ".codex/x": "" });
    symlinkSync(join(dotfiles, "mcp.json"), join(home, ".cursor/mcp.json"));
    execFileSync("mkfifo", [join(home, ".codex/config.toml")]);
    expect([...checkAgents(home)].map(({ status }) => status).sort()).toEqual(["note", "wrong"]);
  });

  it("are looked at by keylint doctor, and never by a scan", () => {
    const home = temporaryFolder({ ".cursor/mcp.json": servers(KEY), "project/a.txt": "a" });
    const env = { HOME: home };
    const { code, stdout } = keylint(join(home, "project"), ["doctor"], { env });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^wrong {2}~\/\.cursor\/mcp\.json:10 holds a Pictify key itself/mu);
    expect(stdout).not.toContain(KEY);
    expect(keylint(join(home, "project"), ["."], { env }).code).toBe(0);
  });
});
