import type { Exposure, Finding, RateLimit, Verdict } from "../model/finding.js";

/**
 * What the API said of a key, in words, and for how long it has been exposed where it still works; null where the API was not
 * asked and nothing is to be said of that.
 */
export function verdictText({ verdict, exposure }: Pick<Finding, "verdict" | "exposure">): string | null {
  const { status, detail, reason, plan, rateLimit } = verdict;
  if (status === "unchecked") return reason ?? null;
  const said = [
    detail === undefined ? status : `${status}, ${detail}`,
    ...(plan === undefined ? [] : [`${plan} plan`]),
    ...limitText(rateLimit),
    ...(status === "dead" || exposure === null ? [] : [exposedText(exposure)]),
  ].join(", ");
  return reason === undefined ? said : `${said}: ${reason}`;
}

function exposedText({ days }: Exposure): string {
  return days === 1 ? "exposed for 1 day" : `exposed for ${days} days`;
}

/** How urgent a verdict looks. */
export function verdictColor({ status }: Verdict): "red" | "yellow" | "green" | "dim" {
  switch (status) {
    case "live":
      return "red";
    case "unknown":
      return "yellow";
    case "dead":
      return "green";
    case "unchecked":
      return "dim";
  }
}

function limitText(rateLimit: RateLimit | undefined): string[] {
  const { limit, remaining, reset } = rateLimit ?? {};
  if (remaining === undefined) return [];
  const of = limit === undefined ? "" : ` of ${limit}`;
  return [
    `${remaining}${of} requests left${reset === undefined ? "" : ` until ${reset.replace(".000Z", "Z")}`}`,
  ];
}
