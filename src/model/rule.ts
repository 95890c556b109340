/** Rules about keys that were found. */
export type KeyRuleId =
  | "pictify-key"
  | "unattributed-key"
  | "pictify-webhook-secret"
  | "pictify-hook-url"
  | "pictify-session-cookie";

/** Rules about how a project keeps its keys. */
export const HYGIENE_RULES = [
  "tracked-env-file",
  "unignored-env-file",
  "published-env-file",
  "public-env-name",
  "client-side-key",
  "browser-storage-key",
  "key-in-url",
  "agent-config-key",
  "reused-key",
  "environment-mismatch",
  "malformed-key",
  "overdue-rotation",
] as const;

export type HygieneRuleId = (typeof HYGIENE_RULES)[number];

/** Whether a rule is about how keys are kept, not about a key that was found. */
export function isHygieneRule(rule: string): rule is HygieneRuleId {
  return (HYGIENE_RULES as readonly string[]).includes(rule);
}

/** Ids of everything a finding can be about; ids are never reused or renamed. */
export type RuleId = KeyRuleId | HygieneRuleId;

/** How bad a finding is. Errors and warnings fail a run, notes do not. */
export type Severity = "error" | "warning" | "note";
