import type { Verdict } from "../model/finding.js";
import type { HttpAnswer } from "../system/http/exchange.js";
import type { HttpFailure } from "../system/http/failure.js";
import { apiObject, isTemplatePage, saysExhausted, saysMissing } from "./api-answer.js";
import { planOf, rateLimitOf } from "./rate-limit.js";

/** What an answer says of a key, and whether asking again may say more. */
export interface Opinion {
  readonly verdict: Verdict;
  readonly mayRetry: boolean;
}

const ELSEWHERE = "the answer is not the API's: a log-in page, a proxy or a firewall stands in between";

/**
 * What an answer says of the key that was sent (pictify.md, "Asking the API whether a key is valid"): by its status, and only
 * where type and shape are the API's own. Only a rejection by the API itself says that a key is dead.
 */
export function verdictOf(answer: HttpAnswer | HttpFailure): Opinion {
  if (answer.kind === "failure") return unreachable(answer);
  const { status } = answer;
  const body = apiObject(answer);
  switch (status) {
    case 200:
      return isTemplatePage(answer) ? live(answer, {}) : unknown(status, ELSEWHERE);
    case 401:
      if (body === null) return unknown(status, ELSEWHERE);
      if (saysMissing(body)) return unknown(status, "something on the way took the key out of the request");
      return final({
        status: "dead",
        httpStatus: status,
        reason: "the API rejects it: revoked, deleted or mistyped",
      });
    case 402:
      return body === null ? unknown(status, ELSEWHERE) : live(answer, EXHAUSTED);
    case 403:
      return body === null
        ? unknown(status, ELSEWHERE)
        : live(answer, { detail: "restricted", reason: "the API accepts it, but not for this request" });
    case 429:
      return body !== null && saysExhausted(body) ? live(answer, EXHAUSTED) : tooMany(answer);
  }
  if (status >= 500) return { ...unknown(status, `the API fails with ${status}`), mayRetry: true };
  if (status >= 300 && status < 400)
    return unknown(status, "the answer sends to another address, which is not followed");
  if (status === 407) return unknown(status, "a proxy wants credentials: put them in HTTPS_PROXY");
  return unknown(status, `an answer with ${status} says nothing of a key`);
}

const EXHAUSTED = {
  detail: "exhausted",
  reason: "the API accepts it; what its plan allows is used up",
} as const;

function live(answer: HttpAnswer, more: Pick<Verdict, "detail" | "reason">): Opinion {
  const rateLimit = rateLimitOf(answer.headers);
  const plan = planOf(rateLimit?.limit);
  return final({
    status: "live",
    ...more,
    httpStatus: answer.status,
    ...(plan === null ? {} : { plan }),
    ...(rateLimit === null ? {} : { rateLimit }),
  });
}

function tooMany(answer: HttpAnswer): Opinion {
  const rateLimit = rateLimitOf(answer.headers);
  const { verdict } = unknown(answer.status, "too many requests: ask again later");
  return { verdict: { ...verdict, ...(rateLimit === null ? {} : { rateLimit }) }, mayRetry: true };
}

function unreachable({ cause, code }: HttpFailure): Opinion {
  switch (cause) {
    case "timeout":
      return final({ status: "unknown", reason: "no answer in time" });
    case "certificate":
      return final({
        status: "unknown",
        reason: `the certificate is not trusted (${code}), so that nothing was sent; NODE_EXTRA_CA_CERTS names a company's own`,
      });
    case "proxy":
      return final({ status: "unknown", reason: code });
    case "network":
      return { verdict: { status: "unknown", reason: `no answer (${code})` }, mayRetry: true };
  }
}

function unknown(httpStatus: number, reason: string): Opinion {
  return final({ status: "unknown", httpStatus, reason });
}

function final(verdict: Verdict): Opinion {
  return { verdict, mayRetry: false };
}
