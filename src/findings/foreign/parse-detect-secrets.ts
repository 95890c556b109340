import { UserError } from "../../model/errors.js";
import type { ForeignIgnore } from "./foreign-ignore.js";

const SHA1 = /^[0-9a-f]{40}$/u;

/**
 * Reads a baseline of detect-secrets (`.secrets.baseline`), which names secrets by their SHA-1.
 *
 * @param name of the file, for errors
 * @throws UserError where it is none
 */
export function parseDetectSecretsBaseline(text: string, name: string): ForeignIgnore[] {
  const results = membersOf(parse(text, name), "results");
  if (results === null)
    throw new UserError(`${name}: no baseline of detect-secrets: it has no "results": check the file`);
  return Object.entries(results).flatMap(([file, found]) => {
    const path = file.replaceAll("\\", "/").replace(/^\.\//u, "");
    return (Array.isArray(found) ? (found as unknown[]) : []).flatMap((item): ForeignIgnore[] => {
      const { hashed_secret: sha1, line_number: line, is_secret: isSecret } = item as Record<string, unknown>;
      if (typeof sha1 !== "string" || !SHA1.test(sha1)) return [];
      const where = `${name}: ${path}${typeof line === "number" ? `:${line}` : ""}`;
      return [{ where, kind: "secret", path, sha1, isAudited: isSecret === false }];
    });
  });
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Node's own message would show a part of the file.
    throw new UserError(`${name}: no baseline of detect-secrets: it is no JSON: check the file`);
  }
}

function membersOf(value: unknown, name: string): Record<string, unknown> | null {
  if (typeof value !== "object" || value === null) return null;
  const member = (value as Record<string, unknown>)[name];
  return typeof member === "object" && member !== null ? (member as Record<string, unknown>) : null;
}
