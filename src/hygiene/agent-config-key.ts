import type { Candidate } from "../model/candidate.js";
import type { Check, Violation } from "./check.js";
import { isInFile, placeOf, signAt } from "./places.js";

/** How an agent reads a variable of the environment in its configuration. */
interface Form {
  readonly agent: string;
  /** Of the variable; null where the agent knows none. */
  readonly variable: ((name: string) => string) | null;
}

const braces: Form["variable"] = (name) => `"\${${name}}"`;
const envBraces: Form["variable"] = (name) => `"\${env:${name}}"`;

/** Configuration files of agents and of what they are told, most particular first. */
const FILES: readonly (readonly [path: RegExp, form: Form])[] = [
  [
    /(?:^|\/)(?:\.vscode|(?:Code|Code - Insiders|VSCodium)\/User)\/mcp\.json$/iu,
    { agent: "VS Code", variable: envBraces },
  ],
  [/(?:^|\/)\.cursor\/mcp\.json$/iu, { agent: "Cursor", variable: envBraces }],
  [/(?:^|\/)(?:\.codeium\/)?windsurf\/mcp_config\.json$/iu, { agent: "Windsurf", variable: envBraces }],
  [/(?:^|\/)(?:\.mcp\.json|\.claude(?:\/[^/]{1,80})?\.json)$/iu, { agent: "Claude Code", variable: braces }],
  [/(?:^|\/)claude_desktop_config\.json$/iu, { agent: "Claude Desktop", variable: null }],
  [/(?:^|\/)\.config\/zed\/settings\.json$/iu, { agent: "Zed", variable: null }],
  [/(?:^|\/)\.gemini\/settings\.json$/iu, { agent: "Gemini CLI", variable: (name) => `"$${name}"` }],
  [/(?:^|\/)opencode\.jsonc?$/iu, { agent: "opencode", variable: (name) => `"{env:${name}}"` }],
  [/(?:^|\/)\.codex\/config\.toml$/iu, { agent: "Codex", variable: null }],
  [
    /(?:^|\/)(?:\.roo|\.kilocode|\.kiro|\.amazonq|\.junie|\.zed|\.continue|\.trae|\.augment|\.factory)\/[^\n]{0,120}\.(?:jsonc?|ya?ml)$/iu,
    { agent: "the agent", variable: braces },
  ],
  [
    /(?:^|\/)(?:mcp|mcp[_-](?:config|servers|settings)|cline_mcp_settings|crush|\.crush|server|smithery)\.(?:jsonc?|ya?ml)$/iu,
    { agent: "the agent", variable: braces },
  ],
  [
    /(?:^|\/)(?:CLAUDE(?:\.local)?|AGENTS|GEMINI|copilot-instructions|SKILL)\.md$|(?:^|\/)\.(?:cursorrules|windsurfrules|clinerules)(?:$|\/)|(?:^|\/)\.(?:cursor|claude|windsurf)\/(?:rules|commands|agents|skills)\//iu,
    { agent: "the agent", variable: null },
  ],
];

const ANY: Form = { agent: "the agent", variable: braces };

/** Names that by themselves say nothing of agents: the text has to. */
const NEEDS_SIGN =
  /(?:^|\/)(?:server|smithery|crush|\.crush)\.|(?:^|\/)(?:\.config\/)?\.?(?:zed|continue|trae|augment|factory)\//iu;

/** Keys that are written into the configuration of an agent's servers. */
export const agentConfigurationKey: Check = {
  rule: "agent-config-key",
  check: ({ candidates }) => candidates.filter(isInFile).flatMap((candidate) => agentKeyAt(candidate) ?? []),
};

/** What is wrong at one place of a key; null where that is no configuration of an agent. */
export function agentKeyAt(candidate: Candidate): Violation | null {
  const form = formOf(candidate);
  if (form === null) return null;
  return {
    places: [candidate],
    evidence: [`${placeOf(candidate)} is configuration of ${form.agent}, with the key itself in it`],
    advice: mends(form, variableOf(candidate), signAt(candidate, "agent")),
    severity: "warning",
  };
}

function formOf(candidate: Candidate): Form | null {
  const { path } = candidate.location;
  const sign = signAt(candidate, "agent");
  const known = FILES.find(([pattern]) => pattern.test(path))?.[1];
  if (known !== undefined && (sign !== undefined || !NEEDS_SIGN.test(path))) return known;
  return sign === undefined ? null : ANY;
}

function variableOf({ usage }: Candidate): string {
  const name = usage?.name ?? "";
  return /^[A-Z][A-Z0-9_]{2,60}$/u.test(name) ? name : "PICTIFY_API_KEY";
}

function mends({ agent, variable }: Form, name: string, sign: string | undefined): readonly string[] {
  if (sign?.endsWith(" mcp add") === true) {
    return [
      `Let the shell fill it in: ${sign} … -e ${name}="$${name}", or leave it out and let the server inherit the variable`,
    ];
  }
  if (agent === "Codex") {
    return [
      `Name the variable instead of its value: env_vars = ["${name}"], and set ${name} in the environment`,
    ];
  }
  if (variable === null) {
    return [
      `Take it out: ${agent === "Claude Desktop" ? "Claude Desktop reads no variables, so keep this file out of every repository" : "name the variable only"}, and set ${name} in the environment`,
    ];
  }
  return [
    `Write ${variable(name)} in place of the key, and set ${name} in the environment that ${agent} is started from`,
  ];
}
