import { UserError } from "../model/errors.js";
import { CHECKLIST_FORMATS, type ChecklistFormat } from "../rotate/render-checklist.js";
import { parseApiUrl } from "../verify/api-url.js";
import type { RotateCommand } from "./command.js";
import { parseCount } from "./parse-size.js";

/** A deleted key can be accepted for a minute. In seconds. */
const DEFAULT_TIMEOUT = "90";

/** A day: a timer cannot wait for much longer. */
const LONGEST_TIMEOUT = 86_400;

/**
 * What `keylint rotate` is asked for.
 *
 * @param textOf gives the value of an option, or null
 * @throws UserError where it cannot be meant so
 */
export function readRotate(
  textOf: (name: string) => string | null,
  { confirm, history }: Pick<RotateCommand, "confirm" | "history">,
): RotateCommand {
  const apiUrl = textOf("api-url");
  if (apiUrl !== null) parseApiUrl(apiUrl, "--api-url");
  const purgePlan = textOf("purge-plan");
  if (confirm && purgePlan !== null)
    throw new UserError("--confirm and --purge-plan are two steps: run one after the other");
  const timeout = parseCount(textOf("timeout") ?? DEFAULT_TIMEOUT, "--timeout");
  if (timeout > LONGEST_TIMEOUT) throw new UserError(`--timeout: write ${LONGEST_TIMEOUT} seconds at most`);
  return {
    kind: "rotate",
    fingerprint: textOf("fingerprint") ?? "",
    format: formatOf(textOf("format")),
    history,
    confirm,
    timeout: timeout * 1000,
    apiUrl,
    purgePlan,
  };
}

function formatOf(value: string | null): ChecklistFormat {
  const format = CHECKLIST_FORMATS.find((name) => name === (value ?? "pretty"));
  if (format === undefined)
    throw new UserError(`--format ${value ?? ""}: write ${CHECKLIST_FORMATS.join(" or ")}`);
  return format;
}
