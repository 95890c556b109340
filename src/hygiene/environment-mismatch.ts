import type { Candidate } from "../model/candidate.js";
import type { Key } from "../model/key.js";
import type { Check, Violation } from "./check.js";
import { environmentAt, type EnvironmentAt } from "./environment.js";
import { isInFile, placeOf, signAt } from "./places.js";

/** Production keys where things are tried, and sandbox keys where they are meant. */
export const environmentMismatch: Check = {
  rule: "environment-mismatch",
  check: ({ key, candidates }) =>
    candidates.filter(isInFile).flatMap((candidate): Violation[] => {
      const environment = environmentAt(candidate);
      const mismatch = environment === null ? null : mismatchOf(key, candidate, environment);
      return mismatch === null ? [] : [{ ...mismatch, places: [candidate], severity: "warning" }];
    }),
};

function mismatchOf(
  { kind }: Key,
  candidate: Candidate,
  { environment, because }: EnvironmentAt,
): Pick<Violation, "evidence" | "advice"> | null {
  const at = placeOf(candidate);
  if (kind === "test" && environment === "production") {
    return {
      evidence: [`a sandbox key for production (${because}) at ${at}`],
      advice: [
        "Give production a key of its own that begins with pk_live_: sandbox keys are limited in rate",
      ],
    };
  }
  if (kind !== "live") return null;
  // One machine's own settings, such as .env.local, hold whatever its owner works on.
  const isTrial = environment === "tests" || environment === "development";
  const isRequest = environment === "CI" && signAt(candidate, "pull-request") !== undefined;
  if (!isTrial && !isRequest) return null;
  const where = isRequest ? "a pipeline that pull requests start" : environment;
  return {
    evidence: [`a production key for ${where} (${because}) at ${at}`],
    advice: [
      "Use a sandbox key there (pk_test_): it costs nothing and reaches nothing of the customers'",
      ...(isRequest ? ["Read it from the secrets of the pipeline: ${{ secrets.PICTIFY_API_KEY_TEST }}"] : []),
    ],
  };
}
