import { UserError } from "../model/errors.js";
import type { ScanOptions } from "../options.js";
import { parseApiUrl } from "../verify/api-url.js";
import type { DoctorCommand } from "./command.js";
import type { FailOn } from "./exit-code.js";

/** The option without a value, given one: yargs would take the next word for it. */
const ATTRIBUTED = "attributed";

/** The arguments, with a value for a `--verify` that has none. */
export function withVerifyValue(args: readonly string[]): string[] {
  const end = args.indexOf("--");
  return args.map((arg, at) =>
    arg === "--verify" && (end === -1 || at < end) ? `--verify=${ATTRIBUTED}` : arg,
  );
}

/**
 * What `--verify` and `--api-url` ask for.
 *
 * @throws UserError where they cannot be meant so
 */
export function verifyOptions(
  verify: string | null,
  apiUrl: string | null,
): Pick<ScanOptions, "verify" | "apiUrl"> {
  if (apiUrl !== null) parseApiUrl(apiUrl, "--api-url");
  if (verify !== null && verify !== ATTRIBUTED && verify !== "all")
    throw new UserError(`--verify=${verify}: write --verify or --verify=all`);
  return {
    ...(verify === null ? {} : { verify: verify === "all" ? "all" : true }),
    ...(apiUrl === null ? {} : { apiUrl }),
  };
}

/**
 * What `keylint doctor` is asked for.
 *
 * @param textOf gives the value of an option, or null
 * @throws UserError where it cannot be meant so
 */
export function readDoctor(textOf: (name: string) => string | null): DoctorCommand {
  const { verify, apiUrl } = verifyOptions(textOf("verify"), textOf("api-url"));
  if (verify === "all")
    throw new UserError("doctor --verify=all: there is one key to ask about: write --verify");
  return { kind: "doctor", verify: verify === true, apiUrl: apiUrl ?? null };
}

/** @throws UserError where it is none of its values, or needs the API that is not asked */
export function failOnOf(value: string | null, isVerified: boolean): FailOn {
  if (value === null || value === "any" || value === "none") return value ?? "any";
  if (value !== "live") throw new UserError(`--fail-on ${value}: write any, live or none`);
  if (!isVerified) throw new UserError("--fail-on live needs --verify, which tells what is live: add it");
  return value;
}
