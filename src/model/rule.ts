/** Rules about keys that were found. */
export type KeyRuleId =
  | "pictify-key"
  | "unattributed-key"
  | "pictify-webhook-secret"
  | "pictify-hook-url"
  | "pictify-session-cookie";

/** Ids of everything a finding can be about; ids are never reused or renamed. */
export type RuleId = KeyRuleId;

/** How bad a finding is. Errors and warnings fail a run, notes do not. */
export type Severity = "error" | "warning" | "note";
