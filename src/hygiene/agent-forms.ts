/** How the configuration of an agent names a variable of the environment in place of its value. */
export interface AgentForm {
  readonly agent: string;
  /** What to do instead of writing the value, in words. */
  readonly mend: (variable: string) => string;
}

/** The agent fills variables in: what to write for one. */
function filledIn(agent: string, form: (name: string) => string): AgentForm {
  return {
    agent,
    mend: (name) =>
      `Write ${form(name)} in place of the key, and set ${name} in the environment that ${agent} is started from`,
  };
}

/** The agent takes values as they are written. */
function asWritten(agent: string, mend: (name: string) => string): AgentForm {
  return { agent, mend };
}

const braces = (name: string): string => `"\${${name}}"`;
const envBraces = (name: string): string => `"\${env:${name}}"`;
const dollar = (name: string): string => `"$${name}"`;
const openCode = (name: string): string => `"{env:${name}}"`;

/** An agent that keeps to the most usual form, as far as anybody knows. */
export const ANY_AGENT: AgentForm = filledIn("the agent", braces);

/** Configuration files of agents and of what they are told, most particular first. */
export const AGENT_FILES: readonly (readonly [path: RegExp, form: AgentForm])[] = [
  [
    /(?:^|\/)(?:\.vscode|(?:Code|Code - Insiders|VSCodium)\/User)\/(?:mcp|settings)\.json$|\.code-workspace$/iu,
    filledIn("VS Code", envBraces),
  ],
  [/(?:^|\/)\.cursor\/mcp\.json$/iu, filledIn("Cursor", envBraces)],
  [/(?:^|\/)(?:\.codeium\/)?windsurf\/mcp_config\.json$/iu, filledIn("Windsurf", envBraces)],
  [/(?:^|\/)(?:\.mcp\.json|\.claude(?:\/[^/]{1,80})?\.json)$/iu, filledIn("Claude Code", braces)],
  [
    /(?:^|\/)claude_desktop_config\.json$/iu,
    asWritten(
      "Claude Desktop",
      (name) =>
        `Take it out: Claude Desktop reads no variables, so keep this file out of every repository, and set ${name} in the environment`,
    ),
  ],
  [
    /(?:^|\/)(?:\.config\/zed|\.zed)\/settings\.json$/iu,
    asWritten(
      "Zed",
      (name) =>
        `Take it out: Zed fills no variables in, so set ${name} in the environment that it is started from`,
    ),
  ],
  [/(?:^|\/)\.(?:gemini|qwen)\/settings\.json$/iu, filledIn("Gemini CLI", dollar)],
  [/(?:^|\/)(?:opencode|kilo)\.jsonc?$/iu, filledIn("opencode", openCode)],
  [/(?:^|\/)\.?crush\.json$/iu, filledIn("Crush", dollar)],
  [/(?:^|\/)\.(?:roo|kilocode)\/[^\n]{0,120}\.json$/iu, filledIn("Roo Code", envBraces)],
  [
    /(?:^|\/)cline_mcp_settings\.json$/iu,
    asWritten(
      "Cline",
      (name) =>
        `Take it out: Cline fills no variables in, so let a script start the server that reads ${name} from the environment`,
    ),
  ],
  [
    /(?:^|\/)\.continue\/[^\n]{1,120}\.(?:ya?ml|json)$/iu,
    asWritten(
      "Continue",
      (name) =>
        `Write \${{ secrets.${name} }} in place of the key, and keep it in .continue/.env, outside of git`,
    ),
  ],
  [
    /(?:^|\/)\.codex\/config\.toml$/iu,
    asWritten(
      "Codex",
      (name) =>
        `Name the variable instead of its value: env_vars = ["${name}"], and set ${name} in the environment`,
    ),
  ],
  [
    /(?:^|\/)(?:goose\/(?:config\/)?config|\.?goose[\w-]{0,20}\/[\w.-]{1,60})\.ya?ml$/iu,
    asWritten(
      "goose",
      (name) =>
        `Name the variable instead of its value: env_keys: [${name}], which goose then keeps in the keyring`,
    ),
  ],
  [
    /(?:^|\/)\.(?:kiro|amazonq|junie|trae|augment|factory|amp|copilot)\/[^\n]{0,120}\.(?:jsonc?|ya?ml)$/iu,
    ANY_AGENT,
  ],
  [/(?:^|\/)(?:mcp|mcp[_-](?:config|servers|settings)|server|smithery)\.(?:jsonc?|ya?ml)$/iu, ANY_AGENT],
  [
    /(?:^|\/)(?:CLAUDE(?:\.local)?|AGENTS|GEMINI|QWEN|copilot-instructions|SKILL)\.md$|(?:^|\/)\.(?:cursorrules|windsurfrules|clinerules|roorules|goosehints)(?:$|\/)|(?:^|\/)\.(?:cursor|claude|windsurf|agents|kiro|roo)\/(?:rules|commands|agents|skills|steering)\//iu,
    asWritten(
      "the agent",
      (name) => `Take it out: name the variable only, and set ${name} in the environment`,
    ),
  ],
];
