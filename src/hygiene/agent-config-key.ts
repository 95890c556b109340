import type { Candidate } from "../model/candidate.js";
import { AGENT_FILES, type AgentForm, ANY_AGENT } from "./agent-forms.js";
import type { Check, Violation } from "./check.js";
import { isInFile, placeOf, signAt } from "./places.js";

/** Names that by themselves say nothing of agents: the text has to. */
const NEEDS_SIGN =
  /(?:^|\/)(?:server|smithery|\.?crush|kilo)\.|(?:^|\/)(?:\.config\/)?\.?(?:zed|continue|trae|augment|factory|goose[\w-]{0,20})\/|(?:^|\/)settings\.json$|\.code-workspace$/iu;
/** Files called `settings.json` that are an agent's own. */
const OWN_SETTINGS = /(?:^|\/)\.(?:gemini|qwen|claude)\//iu;

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

function formOf(candidate: Candidate): AgentForm | null {
  const { path } = candidate.location;
  const sign = signAt(candidate, "agent");
  const known = AGENT_FILES.find(([pattern]) => pattern.test(path))?.[1];
  const needsSign = NEEDS_SIGN.test(path) && !OWN_SETTINGS.test(path);
  if (known !== undefined && (sign !== undefined || !needsSign)) return known;
  return sign === undefined ? null : ANY_AGENT;
}

function variableOf({ usage }: Candidate): string {
  const name = usage?.name ?? "";
  return /^[A-Z][A-Z0-9_]{2,60}$/u.test(name) ? name : "PICTIFY_API_KEY";
}

function mends(form: AgentForm, name: string, sign: string | undefined): readonly string[] {
  if (sign?.endsWith(" mcp add") !== true) return [form.mend(name)];
  return [
    `Let the shell fill it in: ${sign} … -e ${name}="$${name}", or leave it out and let the server inherit the variable`,
  ];
}
