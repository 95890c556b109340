export { scan } from "./scan.js";
export type { Progress, ProgressCount, RangeSpec, RuleSetting, ScanOptions } from "./options.js";
export { UserError } from "./model/errors.js";
export type { Keeper } from "./model/keeper.js";
export { Key, type KeyKind, reveal } from "./model/key.js";
export type { Report, Outcome } from "./model/report.js";
export type { Coverage, Incomplete, Skip, SkipReason } from "./model/coverage.js";
export type {
  Explanation,
  Exposure,
  ExposureCommit,
  Finding,
  Fingerprint,
  RateLimit,
  Suppression,
  Verdict,
} from "./model/finding.js";
export type { Announcement } from "./verify/verify-findings.js";
export type { Encoding, Location, Origin, Position, Reach } from "./model/location.js";
export type { KeyRuleId, RuleId, Severity } from "./model/rule.js";
