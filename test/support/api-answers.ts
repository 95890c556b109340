import type { Answer } from "./pictify-api.js";

/** Headers of an answer. */
type Headers = Readonly<Partial<Record<string, string | number>>>;

/** Answers with JSON. */
export function json(status: number, body: unknown, headers: Headers = {}): Answer {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
    response.end(JSON.stringify(body));
  };
}

/** An error as the API documents its errors: problem+json with a type of its own. */
export function problem(status: number, type: string, detail: string, headers: Headers = {}): Answer {
  const body = {
    type: `https://docs.pictify.io/errors/${type}`,
    title: type.replaceAll("-", " "),
    status,
    detail,
    instance: "/templates",
  };
  return json(status, body, { "content-type": "application/problem+json", ...headers });
}

/** What the API says of a key that works: a page of the customer's templates, with the limits of the plan. */
export function accepted(headers: Headers = rateLimit(60)): Answer {
  const templates = [{ uid: "tpl_1", name: CUSTOMER_DATA }];
  return json(200, { templates, pagination: { page: 1, limit: 1, total: 1 } }, headers);
}

/** Something of the customer's that no report may hold. */
export const CUSTOMER_DATA = "Quarterly numbers of a customer";

/** The headers that tell how much a key may still ask. */
export function rateLimit(limit: number, remaining = limit - 1, reset = 1_893_456_000): Headers {
  return { "x-ratelimit-limit": limit, "x-ratelimit-remaining": remaining, "x-ratelimit-reset": reset };
}

/** A key that the API does not know. */
export const invalidKey = (): Answer =>
  problem(401, "invalid-api-key", "The API key provided is invalid or has been revoked.");

/** No key came with the request. */
export const missingAuth = (type = "missing-auth"): Answer => problem(401, type, "No API key was provided.");

/** As the older back end rejects a key. */
export const legacyRejection = (): Answer => json(401, { message: "Invalid Request" });

/** An e-mail address that is not confirmed, or a plan that does not reach so far. */
export const forbidden = (): Answer => problem(403, "email-not-verified", "Verify your e-mail address.");

/** The spending cap, as a payment that is required. */
export const paymentRequired = (): Answer =>
  json(402, { error: "spending cap", code: "spending_cap_reached" });

/** The quota of the plan is used up. */
export const quotaExceeded = (): Answer => problem(429, "quota_exceeded", "Monthly quota exceeded.");

/** As the older back end says that the quota is used up. */
export const legacyExhausted = (): Answer =>
  json(429, { message: "You have exhausted your plan limit. Please upgrade." });

/** Too many requests in a minute. */
export function rateLimited(headers: Headers = {}): Answer {
  return problem(429, "rate-limit", "Too many requests.", headers);
}

/** A path that the API does not have. */
export const notFound = (): Answer => problem(404, "not-found", "No such resource.");

/** One answer after the other; the last one is repeated. */
export function inTurn(...answers: readonly [Answer, ...Answer[]]): Answer {
  return (response, request, asked) => {
    (answers[Math.min(asked, answers.length - 1)] ?? answers[0])(response, request, asked);
  };
}
