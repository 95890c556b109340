import { constants, openSync } from "node:fs";
import type { SkipReason } from "../model/coverage.js";

/** Never through a link, never waiting for the other end of a pipe. Windows has neither flag. */
const FLAGS =
  process.platform === "win32"
    ? constants.O_RDONLY
    : constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** What a path turned out to be. `absent`: nothing is there (any more). */
export type OpenedFile =
  | { readonly kind: "open"; readonly fd: number }
  | { readonly kind: "link" | "absent" }
  | { readonly kind: "skip"; readonly reason: SkipReason };

/** Opens a file for reading without following links and without ever blocking. The caller closes it. */
export function openFile(path: Buffer): OpenedFile {
  try {
    return { kind: "open", fd: openSync(path, FLAGS) };
  } catch (error) {
    switch (errorCode(error)) {
      case "ELOOP":
      case "EMLINK":
        return { kind: "link" };
      case "ENOENT":
      case "ENOTDIR":
        return { kind: "absent" };
      default:
        return { kind: "skip", reason: skipReasonOf(error) };
    }
  }
}

/** Why a failed file call means that something was not read. Errors that are not the system's are thrown again. */
export function skipReasonOf(error: unknown): SkipReason {
  const code = errorCode(error);
  switch (code) {
    case undefined:
      throw error;
    case "ENAMETOOLONG":
      return "path-too-long";
    case "ENXIO":
    case "EISDIR":
    case "EAGAIN":
      return "not-a-regular-file";
    default:
      return "unreadable";
  }
}

/** The system's code of an error, such as `ENOENT`; undefined where it has none. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
