import { UserError } from "../model/errors.js";
import { isRecord } from "../model/json-record.js";
import { HYGIENE_RULES, type RuleId } from "../model/rule.js";
import type { FileOptions, RuleSetting } from "../options.js";
import { findJsonFault } from "./json-fault.js";
import { nearest } from "./nearest.js";

/**
 * Rules that a configuration file may set. The rules about Pictify's own keys are not among them: a repository must not be
 * able to hide a leak by its own file.
 */
const CONFIGURABLE_RULES: readonly RuleId[] = ["unattributed-key", ...HYGIENE_RULES];

const SETTINGS: readonly RuleSetting[] = ["error", "warning", "off"];

type Checks = Readonly<
  Required<Record<keyof FileOptions | "$schema", (value: unknown, where: string) => unknown>>
>;

const CHECKS: Checks = {
  $schema: requireText,
  exclude: requireTexts,
  maxFileSize: requireSize,
  rules: requireRules,
  overdueAfterDays: requireDays,
  baseline: requireText,
};

/**
 * Reads a configuration: data only, every key known.
 *
 * @param file its path, for errors
 * @throws UserError at the first thing that is wrong, with its key and the mend
 */
export function parseConfig(text: string, file: string): FileOptions {
  const value = parseJson(text, file);
  if (!isRecord(value)) throw new UserError(`${file}: not an object: write { "exclude": [] }`);
  for (const [name, setting] of Object.entries(value)) {
    if (!Object.hasOwn(CHECKS, name)) throw unknownKey(file, name, Object.keys(CHECKS));
    CHECKS[name as keyof typeof CHECKS](setting, `${file}: ${name}`);
  }
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== "$schema"));
}

function parseJson(text: string, file: string): unknown {
  const fault = findJsonFault(text);
  if (fault === null) return JSON.parse(text);
  const where = `${file}:${text.slice(0, fault.offset).split(/\r\n|\n|\r/u).length}`;
  if (fault.repeated !== null) {
    throw new UserError(`${where}: "${fault.repeated.slice(0, 64)}" is there twice: keep one`);
  }
  throw new UserError(`${where}: not valid JSON: mend it (no comments, no trailing commas)`);
}

function unknownKey(where: string, name: string, known: readonly string[]): UserError {
  const meant = nearest(name, known);
  const hint = meant === null ? `known are ${known.join(", ")}` : `is ${meant} meant?`;
  return new UserError(`${where}: unknown key "${name.slice(0, 64)}": ${hint}`);
}

function requireText(value: unknown, where: string): void {
  if (typeof value !== "string" || value === "")
    throw new UserError(`${where}: write a text in quotation marks`);
}

function requireTexts(value: unknown, where: string): void {
  if (!Array.isArray(value) || value.some((item) => typeof item !== "string" || item === "")) {
    throw new UserError(`${where}: write a list of texts, such as ["test/fixtures/"]`);
  }
}

function requireSize(value: unknown, where: string): void {
  if (!Number.isSafeInteger(value) || (value as number) < 1) {
    throw new UserError(`${where}: write a number of bytes, such as 104857600`);
  }
}

function requireDays(value: unknown, where: string): void {
  if (!Number.isSafeInteger(value) || (value as number) < 0) {
    throw new UserError(`${where}: write a number of days, such as 7`);
  }
}

function requireRules(value: unknown, where: string): void {
  if (!isRecord(value))
    throw new UserError(`${where}: write an object, such as { "unattributed-key": "off" }`);
  for (const [rule, setting] of Object.entries(value)) {
    if (rule.startsWith("pictify-")) {
      throw new UserError(
        `${where}: ${rule.slice(0, 64)} cannot be set here: ignore single keys with keylint ignore add`,
      );
    }
    if (!CONFIGURABLE_RULES.includes(rule as RuleId)) throw unknownKey(where, rule, CONFIGURABLE_RULES);
    if (!SETTINGS.includes(setting as RuleSetting)) {
      throw new UserError(`${where}: ${rule}: write "error", "warning" or "off"`);
    }
  }
}
