import type { RuleId } from "../model/rule.js";
import { version } from "../version.js";
import { HYGIENE_TEXTS } from "./hygiene-texts.js";

/** What a rule is about, for services that show rules apart from findings. */
export interface RuleText {
  /** One line, without a stop. */
  readonly title: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do, first things first. */
  readonly mend: readonly string[];
  /** How bad it is at its worst, as in CVSS 3: 0 to 10. GitHub takes it as `security-severity`. */
  readonly score: number;
  /** Number of the weakness in MITRE's list (https://cwe.mitre.org). */
  readonly cwe: number;
}

const ROTATE = [
  "Create a new key at https://pictify.io/dashboard/api-token.",
  "Put it in the environment of whatever uses the old one, as PICTIFY_API_KEY, and deploy.",
  "Delete the old key: removing it from the file does not take it back, since history, clones and logs keep it.",
];

/** Texts of every rule; the compiler says which is missing. */
export const RULE_TEXTS: Readonly<Record<RuleId, RuleText>> = {
  "pictify-key": {
    title: "A Pictify API key is written down where others can read it",
    why:
      "A Pictify key gives full access to its team's account: whoever reads it can render at the team's cost, read its " +
      "templates and images, and list and create keys. It belongs on a server, in an environment variable.",
    mend: ROTATE,
    score: 9.1,
    cwe: 798,
  },
  "unattributed-key": {
    title: "Something with the prefix of a Pictify key, and nothing that tells whose it is",
    why:
      "Pictify's prefixes are those of other vendors' publishable keys, too. Nothing nearby says whose this one is; if it " +
      "is Pictify's, it gives full access to the team's account.",
    mend: [
      "If it is Pictify's: replace it as a leaked key, in the dashboard under Settings > API Keys.",
      "If it is another vendor's public key: name the vendor beside it, or ignore it with a reason (keylint ignore add).",
    ],
    score: 6.5,
    cwe: 798,
  },
  "pictify-webhook-secret": {
    title: "The signing secret of a Pictify webhook is written down",
    why: "Whoever has a webhook's signing secret can forge events that your server takes for Pictify's.",
    mend: [
      "Make a new signing secret for the webhook in the dashboard, and check signatures with that one.",
      "Read it from the environment instead, as PICTIFY_WEBHOOK_SECRET.",
    ],
    score: 7.5,
    cwe: 798,
  },
  "pictify-hook-url": {
    title: "The hook URL of a Pictify workflow is written down",
    why: "The URL is the only thing that protects the workflow: whoever has it can start it.",
    mend: [
      "Make a new hook URL for the workflow in the dashboard and delete this one.",
      "Read the URL from the environment instead.",
    ],
    score: 7.1,
    cwe: 798,
  },
  "pictify-session-cookie": {
    title: "The cookie of a signed-in Pictify dashboard session is written down",
    why: "The cookie is a signed-in session: whoever has it can do what its user can, creating keys included.",
    mend: [
      "Sign out of the dashboard everywhere, which ends the session.",
      "Remove the cookie from the file; use an API key from the environment instead.",
    ],
    score: 8.8,
    cwe: 798,
  },
  ...HYGIENE_TEXTS,
};

/** Ids of all rules, in the order in which formats list them. */
export const RULE_IDS = Object.keys(RULE_TEXTS) as readonly RuleId[];

/** Where keylint is described. */
export const TOOL_URI = "https://www.npmjs.com/package/keylint";

/** Where a rule is described: its page in the package, as it was when this version was published. */
export function ruleUri(rule: RuleId): string {
  return `https://unpkg.com/keylint@${version}/docs/rules/${rule}.md`;
}
