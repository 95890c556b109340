import { DASHBOARD, WHO } from "../advise/dashboard.js";
import type { Finding } from "../model/finding.js";
import { isApiKey } from "../verify/askable.js";
import type { Use, Uses } from "./find-uses.js";
import type { PlaceKind } from "./place-kind.js";

/** One thing to do, with the places where. */
export interface Step {
  readonly title: string;
  readonly notes: readonly string[];
  readonly uses: readonly Use[];
}

/** What to do at a place that holds the key itself, and at one that names its variable; in the order in which to do it. */
const UPDATES: readonly (readonly [kind: PlaceKind, key: string, variable: string])[] = [
  [
    "environment",
    "Put the new key into the environment files; see that git does not track them",
    "Put the new key into the environment files",
  ],
  [
    "ci",
    "Take the key out of the CI files; make it a secret of the CI, with the new key",
    "Set the secrets of the CI to the new key; these files read them",
  ],
  [
    "compose",
    "Take the key out of the container files; pass it as a variable or secret",
    "Give the containers the new key; these files pass it on",
  ],
  [
    "kubernetes",
    "Take the key out of the manifests and values; set the secret in the cluster to the new one",
    "Set the secret in the cluster to the new key; these files refer to it",
  ],
  [
    "terraform",
    "Take the key out of the Terraform files; set the variable where it is kept, and know that the state holds it too",
    "Set the variable to the new key and apply; these files use it",
  ],
  [
    "deployment",
    "Take the key out of the settings of the platform; set it there as a secret",
    "Set the variable on the platform to the new key; these files name it",
  ],
  [
    "agent",
    "Put the new key into the settings of the coding agents, or better a reference to the environment",
    "Give the coding agents the new key; these files name its variable",
  ],
  [
    "code",
    "Take the key out of the code; read it from the environment instead",
    "Nothing to change in code that reads the variable; start it anew once the new key is there",
  ],
  ["documentation", "Take the key out of the texts", "Nothing to change in texts that name the variable"],
  ["other", "Take the key out of these files", "Look at what else names the variable"],
];

/**
 * The steps of replacing a key, in an order in which nothing ever has a key that does not work (Pictify's documentation,
 * Authentication): a new key, every place that uses the old one, deploy, confirm; only then delete the old one.
 */
export function checklist(finding: Finding, { variables, uses }: Uses): Step[] {
  const hasApi = isApiKey(finding.key);
  const plain = (title: string, ...notes: string[]): Step => ({ title, notes, uses: [] });
  const inHistory = uses.filter(({ commit }) => commit !== undefined);
  return [
    hasApi
      ? plain(
          `Create a new ${finding.key.kind === "test" ? "sandbox " : ""}key at ${DASHBOARD} (${WHO})`,
          "Leave the old one alone until everything has the new one: both work side by side, and a new one can take 30 seconds.",
          `Where one program has to know both for a while: ${variables[0] ?? "PICTIFY_API_KEY"}_NEW beside _OLD.`,
        )
      : plain(finding.advice[0] ?? "Make a new one in the dashboard"),
    ...UPDATES.flatMap(([kind, key, variable]) => [
      ...updates(
        uses.filter((use) => use.of === "key" && use.kind === kind && use.commit === undefined),
        key,
      ),
      ...updates(
        uses.filter((use) => use.of === "variable" && use.kind === kind),
        variable,
      ),
    ]),
    plain(
      "Deploy everything that uses it, on every environment",
      "Also what no file here names: laptops, servers, notebooks, other repositories.",
    ),
    plain(
      "Confirm that all of it works with the new key",
      "Use each of them once: what still has the old key stops with the next step.",
    ),
    hasApi
      ? plain(`Delete the old key, ${finding.key.redacted}, at ${DASHBOARD}`)
      : plain(`Delete the old one, ${finding.key.redacted}, in the dashboard`),
    ...(hasApi
      ? [
          plain(
            `Ask the API whether the old key is dead: keylint rotate ${finding.fingerprint} --confirm`,
            "Through some ways it still answers for a minute.",
          ),
          plain(
            `List the keys at ${DASHBOARD}, and delete every one that nobody recognises`,
            "Whoever had the old key may have made new ones with it.",
          ),
        ]
      : []),
    {
      title: `Take it out of the history, if that is worth its price: keylint rotate ${finding.fingerprint} --purge-plan <file>`,
      notes: ["A deleted key does no harm there. Who rewrites history does it for all clones and forks."],
      uses: inHistory,
    },
  ];
}

function updates(uses: readonly Use[], title: string): Step[] {
  return uses.length === 0 ? [] : [{ title, notes: [], uses }];
}
