import { describe, expect, it } from "vitest";
import {
  accepted,
  forbidden,
  invalidKey,
  inTurn,
  json,
  legacyExhausted,
  legacyRejection,
  missingAuth,
  notFound,
  paymentRequired,
  problem,
  quotaExceeded,
  rateLimit,
  rateLimited,
} from "../support/api-answers.js";
import {
  compressed,
  cutOff,
  dripping,
  endless,
  gzipBomb,
  hangUp,
  html,
  hugeHeaders,
  mistyped,
  notHttp,
  redirect,
  silent,
} from "../support/bad-answers.js";
import { verdictFor } from "./verifying.js";

const PAGE = '{"templates":[]}';

describe("the verdict", () => {
  it.each([
    ["a page of templates", accepted()],
    ["an empty page", json(200, { templates: [], pagination: {} })],
    ["a page with more about it", json(200, { ok: true, templates: [{ uid: "x" }] })],
    ["a page of a type that is JSON too", mistyped(PAGE, "application/vnd.pictify+json; charset=utf-8")],
  ])("is live for %s", async (_, answer) => {
    const { verdict, requests } = await verdictFor(answer);
    expect(verdict).toMatchObject({ status: "live", httpStatus: 200 });
    expect(verdict.detail).toBeUndefined();
    expect(requests).toBe(1);
  });

  it.each([
    ["403 with a problem", forbidden(), "restricted", 403],
    ["403 with any JSON", json(403, { error: "plan" }), "restricted", 403],
    ["402", paymentRequired(), "exhausted", 402],
    ["429 for the quota", quotaExceeded(), "exhausted", 429],
    ["429 for the spending cap", json(429, { code: "spending_cap_reached" }), "exhausted", 429],
    ["429 for the quota, in an object", json(429, { error: { code: "quota_exceeded" } }), "exhausted", 429],
    ["429 of the older back end", legacyExhausted(), "exhausted", 429],
  ])("is live with a detail for %s", async (_, answer, detail, httpStatus) => {
    const { verdict, requests } = await verdictFor(answer);
    expect(verdict).toMatchObject({ status: "live", detail, httpStatus });
    expect(requests).toBe(1);
  });

  it.each([
    ["the documented rejection", invalidKey()],
    ["the rejection of the older back end", legacyRejection()],
    ["another JSON object", json(401, { error: "Unauthorized", code: "E_AUTH" })],
    ["an empty JSON object", json(401, {})],
  ])("is dead for 401 with %s", async (_, answer) => {
    const { verdict, requests } = await verdictFor(answer);
    expect(verdict).toMatchObject({ status: "dead", httpStatus: 401 });
    expect(verdict.reason).toContain("rejects");
    expect(requests).toBe(1);
  });

  it.each([
    ["401 that misses the key", missingAuth(), 401],
    ["401 that misses the key, in other words", missingAuth("missing-authorization"), 401],
    ["401 that misses the key, as a code", json(401, { error: "no", code: "missing_auth" }), 401],
    ["401 of HTML", html(401), 401],
    ["401 of HTML that says it is JSON", html(401, "application/json"), 401],
    ["401 of JSON that says it is HTML", mistyped('{"message":"Invalid Request"}', "text/html", 401), 401],
    ["401 without a body", mistyped("", null, 401), 401],
    ["401 with a list", json(401, ["no"]), 401],
    ["401 with a bare word", json(401, "no"), 401],
    ["401 with null", json(401, null), 401],
    ["200 of HTML", html(200), 200],
    ["200 of HTML that says it is JSON", html(200, "application/json"), 200],
    ["200 of JSON that says it is HTML", mistyped(PAGE, "text/html"), 200],
    ["200 of JSON of no type", mistyped(PAGE, null), 200],
    ["200 of JSON of a type that only begins so", mistyped(PAGE, "application/jsonp"), 200],
    ["200 with another object", json(200, { status: "ok" }), 200],
    ["200 with templates that are no list", json(200, { templates: {} }), 200],
    ["200 with a list", json(200, [{ templates: [] }]), 200],
    ["200 that is empty", json(200, ""), 200],
    ["200 that is compressed", compressed(), 200],
    ["200 with a bomb", gzipBomb(), 200],
    ["401 with a bomb", gzipBomb(401), 401],
    ["204", mistyped("", "application/json", 204), 204],
    ["201", json(201, { templates: [] }), 201],
    ["403 of HTML", html(403), 403],
    ["402 of HTML", html(402), 402],
    ["400", problem(400, "validation", "Bad request."), 400],
    ["404", notFound(), 404],
    ["407", html(407), 407],
    ["410", json(410, {}), 410],
    ["418", json(418, {}), 418],
  ])("is unknown for %s", async (_, answer, httpStatus) => {
    const { verdict, requests } = await verdictFor(answer);
    expect(verdict).toMatchObject({ status: "unknown", httpStatus, reason: expect.any(String) as string });
    expect(requests).toBe(1);
  });

  it.each([301, 302, 303, 307, 308])("is unknown for a redirect: %i", async (httpStatus) => {
    const { verdict, requests } = await verdictFor(redirect("https://example.com/templates", httpStatus));
    expect(verdict).toMatchObject({ status: "unknown", httpStatus });
    expect(requests).toBe(1);
  });

  it.each([500, 502, 503, 504, 520])("is unknown for %i, after some attempts", async (httpStatus) => {
    const { verdict, requests } = await verdictFor(html(httpStatus));
    expect(verdict).toMatchObject({ status: "unknown", httpStatus });
    expect(requests).toBe(4);
  });

  it.each([
    ["breaks off within", cutOff()],
    ["breaks off within a rejection", cutOff(401)],
    ["closes before it says anything", hangUp()],
    ["has headers without end", hugeHeaders()],
    ["does not speak HTTP", notHttp()],
  ])("is unknown, after some attempts, where the server %s", async (_, answer) => {
    const { verdict, requests } = await verdictFor(answer);
    expect(verdict).toMatchObject({
      status: "unknown",
      reason: expect.stringContaining("no answer") as string,
    });
    expect(verdict.httpStatus).toBeUndefined();
    expect(requests).toBe(4);
  });

  it.each([
    ["never answers", silent()],
    ["answers a byte at a time", dripping(10)],
  ])("is unknown where the server %s", async (_, answer) => {
    const { verdict } = await verdictFor(answer, { request: 150 });
    expect(verdict).toEqual({ status: "unknown", reason: "no answer in time" });
  });

  it.each([
    ["nothing that the API says", "a"],
    ["a page of which nothing is known", '{"templates":["'],
    ["another page", '{"status":{"templates":[{"uid":"1","html":"'],
  ])("is unknown for an answer without end that begins as %s", async (_, head) => {
    const { verdict } = await verdictFor(endless(head, () => undefined));
    expect(verdict).toMatchObject({ status: "unknown", httpStatus: 200 });
  });

  it("is live for a template that is larger than what is read", async () => {
    const large = { uid: "1", name: "x", html: "a".repeat(200_000) };
    expect((await verdictFor(json(200, { templates: [large] }))).verdict.status).toBe("live");
  });

  it("is that of the last answer", async () => {
    expect((await verdictFor(inTurn(html(503), accepted()))).verdict.status).toBe("live");
    expect((await verdictFor(inTurn(html(503), hangUp(), invalidKey()))).verdict.status).toBe("dead");
    expect((await verdictFor(inTurn(hangUp(), legacyExhausted()))).verdict.detail).toBe("exhausted");
  });
});

describe("the limits", () => {
  it.each([
    [60, "Free"],
    [300, "Pro"],
    [1000, "Business"],
    [10_000, "Pro"],
    [100_000, "Business"],
    [5000, "Enterprise"],
  ])("tell the plan: %i", async (limit, plan) => {
    const { verdict } = await verdictFor(accepted(rateLimit(limit, 7, 1_893_456_000)));
    expect(verdict).toEqual({
      status: "live",
      httpStatus: 200,
      plan,
      rateLimit: { limit, remaining: 7, reset: "2030-01-01T00:00:00.000Z" },
    });
  });

  it.each([
    [{}],
    [{ "x-ratelimit-limit": "" }],
    [{ "x-ratelimit-limit": "-60" }],
    [{ "x-ratelimit-limit": "lots" }],
    [{ "x-ratelimit-reset": "99999999999999999999" }],
  ])("tell nothing as %j", async (headers) => {
    expect((await verdictFor(accepted(headers))).verdict).toEqual({ status: "live", httpStatus: 200 });
  });

  it("tell no plan where no plan has them", async () => {
    const { verdict } = await verdictFor(accepted({ "x-ratelimit-limit": 42 }));
    expect(verdict).toMatchObject({ rateLimit: { limit: 42 } });
    expect(verdict.plan).toBeUndefined();
  });

  it("are kept where a quota is used up, and where there were too many requests", async () => {
    const quota = problem(429, "quota_exceeded", "No.", rateLimit(300, 0));
    expect((await verdictFor(quota)).verdict).toMatchObject({ plan: "Pro", rateLimit: { remaining: 0 } });
    const busy = rateLimited({ ...rateLimit(60, 0), "retry-after": 86_400 });
    expect((await verdictFor(busy)).verdict).toMatchObject({
      status: "unknown",
      rateLimit: { limit: 60, remaining: 0 },
    });
  });
});

describe("too many requests", () => {
  const soon = (): string => new Date(Date.now() + 1000).toUTCString();

  it.each([
    ["seconds", rateLimited({ "retry-after": 0 })],
    ["a date that has passed", rateLimited({ "retry-after": "Wed, 21 Oct 2015 07:28:00 GMT" })],
    ["a date", rateLimited({ "retry-after": soon() })],
    ["the reset of the limit", rateLimited({ "x-ratelimit-reset": Math.ceil(Date.now() / 1000) + 1 })],
    ["a reset that has passed", rateLimited({ "x-ratelimit-reset": 1 })],
    ["nothing", rateLimited()],
    ["something else", rateLimited({ "retry-after": "soon" })],
  ])("are waited for, as told by %s, and asked again", async (_, busy) => {
    const { verdict, requests } = await verdictFor(inTurn(busy, accepted()));
    expect(verdict.status).toBe("live");
    expect(requests).toBe(2);
  });

  it("are not asked about sooner than Retry-After says", async () => {
    const times: number[] = [];
    const { verdict } = await verdictFor((response, request, asked) => {
      times.push(Date.now());
      const answer = asked === 0 ? rateLimited({ "retry-after": 1, "x-ratelimit-reset": 1 }) : accepted();
      answer(response, request, asked);
    });
    expect(verdict.status).toBe("live");
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990);
  });

  it("are unknown at once where the wait would be too long", async () => {
    for (const headers of [
      { "retry-after": 3600 },
      { "retry-after": "9".repeat(400) },
      { "retry-after": 2 ** 31 },
      { "retry-after": "Fri, 31 Dec 9999 23:59:59 GMT" },
      { "x-ratelimit-reset": Math.floor(Date.now() / 1000) + 86_400 },
      { "x-ratelimit-reset": "9".repeat(15) },
    ]) {
      const { verdict, requests } = await verdictFor(rateLimited(headers));
      expect(verdict).toMatchObject({ status: "unknown", httpStatus: 429 });
      expect(requests).toBe(1);
    }
  });

  it("are asked about a few times only", async () => {
    expect((await verdictFor(rateLimited({ "retry-after": 0 }))).requests).toBe(4);
  });

  it("are not what a reset of the limit means in an answer that fails for another reason", async () => {
    const failing = problem(
      500,
      "internal",
      "No.",
      rateLimit(60, 59, Math.floor(Date.now() / 1000) + 86_400),
    );
    const { verdict, requests } = await verdictFor(inTurn(failing, accepted()));
    expect([verdict.status, requests]).toEqual(["live", 2]);
  });

  it("are waited for also where a proxy says so in HTML", async () => {
    expect((await verdictFor(inTurn(html(429), accepted()))).verdict.status).toBe("live");
  });
});
