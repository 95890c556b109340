import type { Candidate } from "../model/candidate.js";
import type { KeptKey } from "../model/finding.js";
import type { EnvironmentName } from "../usage/environment-word.js";
import { applicationAt } from "./application.js";
import type { Check, Surroundings, Violation } from "./check.js";
import { environmentAt } from "./environment.js";
import { isInFile, placeOf } from "./places.js";
import type { Project } from "./project.js";

/** Places of one key beyond which no more are looked at. */
const MOST_PLACES = 500;

/** Where things are tried out. */
const TRIALS: ReadonlySet<string> = new Set<EnvironmentName>(["development", "tests", "CI"]);

/** One key for several environments, or for several applications of a repository: more can do with it than has to. */
export const reusedKey: Check = {
  rule: "reused-key",
  check: (kept, surroundings) => {
    if (kept.candidates.length < 2) return [];
    const places = kept.candidates.filter(isInFile).slice(0, MOST_PLACES);
    return [...inEnvironments(kept, places), ...inApplications(kept, places, surroundings)];
  },
};

function inEnvironments({ key }: KeptKey, places: readonly Candidate[]): readonly Violation[] {
  const found = new Map<string, { readonly place: Candidate; readonly because: string }>();
  const named: Candidate[] = [];
  for (const place of places) {
    const at = environmentAt(place);
    if (at === null) continue;
    named.push(place);
    // The machine of one developer is what development means.
    const environment = at.environment === "local" ? "development" : at.environment;
    if (!found.has(environment)) found.set(environment, { place, because: at.because });
  }
  if (found.size < 2) return [];
  // That is what sandbox keys are for: one machine, its tests and their pipeline try the same things out.
  if (key.kind === "test" && [...found.keys()].every((environment) => TRIALS.has(environment))) return [];
  const all = [...found].map(
    ([environment, { place, because }]) => `${environment} at ${placeOf(place)} (${because})`,
  );
  return [
    {
      places: named,
      evidence: [`one key for ${found.size} environments: ${all.join(", ")}`],
      advice: [
        `Create a key of its own for each of them (${[...found.keys()].join(", ")}), so that one can be deleted without stopping the others`,
        ...(key.kind === "live" ? ["Use sandbox keys (pk_test_) for everything but production"] : []),
      ],
      severity: severityOf(key.kind),
    },
  ];
}

function inApplications(
  { key }: KeptKey,
  places: readonly Candidate[],
  { project }: Surroundings,
): readonly Violation[] {
  if (project === null || !isMonorepo(project, places)) return [];
  const found = new Map<string, Candidate>();
  const named: Candidate[] = [];
  for (const place of places) {
    // What tests hold is deployed nowhere.
    if (environmentAt(place)?.environment === "tests") continue;
    const application = applicationAt(place, project);
    if (application === null) continue;
    named.push(place);
    if (!found.has(application)) found.set(application, place);
  }
  if (found.size < 2) return [];
  const all = [...found].map(([application, place]) => `${application} at ${placeOf(place)}`);
  return [
    {
      places: named,
      evidence: [`one key for ${found.size} applications: ${all.join(", ")}`],
      advice: [
        `Create a key of its own for each application (${[...found.keys()].join(", ")}), so that each can be replaced alone`,
      ],
      severity: severityOf(key.kind),
    },
  ];
}

/** A sandbox key that is shared gives nothing away. */
function severityOf(kind: KeptKey["key"]["kind"]): "warning" | "note" {
  return kind === "test" ? "note" : "warning";
}

const WORKSPACE_FILES = [
  "pnpm-workspace.yaml",
  "turbo.json",
  "nx.json",
  "lerna.json",
  "rush.json",
  "go.work",
  "melos.yaml",
];

function isMonorepo(project: Project, places: readonly Candidate[]): boolean {
  const manifest = project.json("package.json");
  if (typeof manifest === "object" && manifest !== null && "workspaces" in manifest) return true;
  if (WORKSPACE_FILES.some((name) => project.has(name))) return true;
  return places.some(({ location }) => /^(?:apps|packages|services|projects)\//u.test(location.path));
}
