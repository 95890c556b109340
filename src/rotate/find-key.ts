import { readdirSync } from "node:fs";
import { join } from "node:path";
import { detect } from "../detect/detect.js";
import { fingerprint } from "../findings/fingerprint.js";
import { UserError } from "../model/errors.js";
import type { Finding } from "../model/finding.js";
import type { Key } from "../model/key.js";
import type { Report } from "../model/report.js";

const BEGINNING = /^kl1:[0-9a-f]{6,32}$/u;

/**
 * The finding of a report that a fingerprint, or the beginning of one, names.
 *
 * @returns null where none has it
 * @throws UserError where it is no fingerprint, or too short to tell two keys apart
 */
export function findingOf(report: Report, beginning: string): Finding | null {
  if (!BEGINNING.test(beginning))
    throw new UserError(
      `${beginning.slice(0, 40)}: not a fingerprint: copy it from a report, kl1: and 32 digits, of which 6 may do`,
    );
  const [first, second] = report.findings.filter((finding) => finding.fingerprint.startsWith(beginning));
  if (second !== undefined && second.fingerprint !== first?.fingerprint)
    throw new UserError(`${beginning}: several keys begin so: write more of it`);
  return first ?? null;
}

/** The key of the environment that a fingerprint names; null where none does. One that is gone from the files is kept there. */
export function keyInEnvironment(environment: NodeJS.ProcessEnv, beginning: string): Key | null {
  for (const [name, value = ""] of Object.entries(environment)) {
    // Pictify's name is in no value; that of the variable is the user's own.
    for (const { key, judgement } of detect(`PICTIFY_API_KEY=${value}`, { path: name })) {
      if (judgement.status === "ours" && fingerprint(key).startsWith(beginning)) return key;
    }
  }
  return null;
}

/** Settings that hold keys and that git is often told to ignore. */
const SETTINGS = [
  ".mcp.json",
  ".cursor/mcp.json",
  ".vscode/mcp.json",
  "terraform.tfvars",
  "docker-compose.override.yml",
];

const ENVIRONMENT_FILE = /^\.env(?:rc|\..{1,60})?$/u;

/** Files at the top of a folder that use keys though git may ignore them, relative to it. */
export function filesBeside(root: string): string[] {
  const names = [
    ...readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isFile() && ENVIRONMENT_FILE.test(entry.name))
      .map(({ name }) => name),
    ...SETTINGS.filter((name) => isFile(root, name)),
  ];
  return names.sort();
}

function isFile(root: string, name: string): boolean {
  const at = name.lastIndexOf("/") + 1;
  try {
    return readdirSync(join(root, name.slice(0, at)), { withFileTypes: true }).some(
      (entry) => entry.isFile() && entry.name === name.slice(at),
    );
  } catch {
    return false;
  }
}
