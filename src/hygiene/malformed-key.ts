import type { Candidate } from "../model/candidate.js";
import type { Check, Violation } from "./check.js";
import { isInFile, placeOf } from "./places.js";

/** Keys that are written so that they do not work (Authentication, Troubleshooting). */
export const malformedKey: Check = {
  rule: "malformed-key",
  check: ({ key, candidates }) => {
    if (key.kind !== "live" && key.kind !== "test" && key.kind !== "unprefixed") return [];
    return candidates.filter(isInFile).flatMap((candidate): Violation[] => {
      const faults = faultsAt(candidate);
      if (faults.length === 0) return [];
      return [
        {
          places: [candidate],
          evidence: faults.map((fault) => `${placeOf(candidate)}: ${fault}`),
          advice: [...new Set(faults.map(mendOf))],
          severity: "warning",
        },
      ];
    });
  },
};

function faultsAt({ usage }: Candidate): readonly string[] {
  return usage?.signs.filter(({ kind }) => kind === "malformed").map(({ words }) => words) ?? [];
}

function mendOf(fault: string): string {
  if (/scheme|Bearer/u.test(fault)) {
    return "Send the header as Authorization: Bearer <key>, with a capital B and one space";
  }
  if (fault.includes("prefix"))
    return "Copy the whole key again from the dashboard, from pk_ to its last character";
  if (fault.includes("encoded")) return 'Encode it without a line end: printf %s "$PICTIFY_API_KEY" | base64';
  return "Write it without anything before or behind it: PICTIFY_API_KEY=<key>, with straight quotes around it or none";
}
