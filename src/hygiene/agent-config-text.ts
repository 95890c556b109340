import { agentKeyAt } from "./agent-config-key.js";
import { textCandidates } from "./text-candidates.js";

/** A key that stands in the configuration of an agent. */
export interface AgentKey {
  readonly line: number;
  /** Without the key itself. */
  readonly redacted: string;
  /** The line to write instead. */
  readonly mend: string;
}

/** What every text with a key has, plain: others are not looked at further. */
const MAY_HOLD = /p(?:k|ic)_(?:live|test)_|[0-9a-f]{64}/u;

/**
 * Pictify's keys in one text, where that is configuration of an agent; each key once.
 *
 * @param path from the folder that it is told from, with `/`: it says whose configuration this is
 */
export function agentConfigurationKeys(path: string, text: string): readonly AgentKey[] {
  if (!MAY_HOLD.test(text)) return [];
  const found = new Map<string, AgentKey>();
  for (const candidate of textCandidates(path, text)) {
    const { key, judgement, location } = candidate;
    const violation = judgement.status === "ours" ? agentKeyAt(candidate) : null;
    if (violation === null || found.has(key.redacted)) continue;
    found.set(key.redacted, {
      line: location.start.line,
      redacted: key.redacted,
      mend: violation.advice.join("; "),
    });
  }
  return [...found.values()];
}
