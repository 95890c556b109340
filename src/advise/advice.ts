import type { Verdict } from "../model/finding.js";
import type { KeyKind } from "../model/key.js";
import type { KeyRuleId } from "../model/rule.js";
import { DASHBOARD, WHO } from "./dashboard.js";

const ROTATE = [
  `Create a new key at ${DASHBOARD} (${WHO}).`,
  "Put it in the environment of whatever uses the old one, as PICTIFY_API_KEY, and deploy.",
  "Delete the old key there; then list the keys and delete every one that nobody recognises.",
];

const BY_KIND: Record<KeyKind, readonly string[]> = {
  live: ROTATE,
  unprefixed: ROTATE,
  test: [
    `Create a new sandbox key at ${DASHBOARD} (${WHO}) and delete this one.`,
    "Read it from the environment instead, as PICTIFY_API_KEY.",
  ],
  "webhook-secret": [
    "Make a new signing secret for the webhook in the dashboard, and check signatures with that one.",
    "Read it from the environment instead, as PICTIFY_WEBHOOK_SECRET.",
  ],
  "hook-url": [
    "Make a new hook URL for the workflow in the dashboard and delete this one: whoever has the URL can start the workflow.",
    "Read the URL from the environment instead.",
  ],
  "session-cookie": [
    "Sign out of the dashboard everywhere: the cookie is a signed-in session.",
    "Remove it from the file; use an API key from the environment instead.",
  ],
};

const REJECTED = [
  "Remove it from there: a key that does not work is taken for one that does.",
  "Whatever used it needs a new one, from the environment, as PICTIFY_API_KEY.",
  `If nobody deleted it on purpose: list the keys at ${DASHBOARD} (${WHO}) and delete every one that nobody recognises.`,
];

const NOBODYS = [
  "If it is Pictify's: replace it as a leaked key, in the dashboard under Settings > API Keys.",
  "If it is another vendor's public key: name the vendor beside it, or ignore it with a reason (keylint ignore add).",
];

const CONFIRM = [
  "For every place that uses it, in a safe order: keylint rotate <fingerprint>",
  "To see that it is dead: keylint rotate <fingerprint> --confirm",
];

/**
 * What to do about a key, first things first, in plain words (Pictify's documentation, Authentication): create a new one, let
 * everything use that, delete the old one, and see that it is dead.
 */
export function adviceFor(
  rule: KeyRuleId,
  kind: KeyKind,
  { status }: Pick<Verdict, "status"> = { status: "unchecked" },
): readonly string[] {
  if (rule === "unattributed-key" && status !== "live") return NOBODYS;
  switch (status) {
    case "dead":
      return REJECTED;
    case "live":
    case "unknown":
      return [...BY_KIND[kind], ...CONFIRM];
    case "unchecked":
      return BY_KIND[kind];
  }
}
