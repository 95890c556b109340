import { describe, expect, it } from "vitest";
import { checkAcceptance } from "../../src/doctor/check-acceptance.js";
import type { Announcement } from "../../src/verify/verify-findings.js";
import {
  accepted,
  forbidden,
  inTurn,
  invalidKey,
  json,
  missingAuth,
  quotaExceeded,
  rateLimit,
  rateLimited,
} from "../support/api-answers.js";
import { cutOff, html, redirect } from "../support/bad-answers.js";
import { randomBody, randomKey } from "../support/keys.js";
import { type Answer, pictifyApi } from "../support/pictify-api.js";

const KEY = randomKey("acceptance");

async function acceptance(
  value: string | undefined,
  answer: Answer,
): Promise<{
  readonly said: string;
  readonly announced: readonly Announcement[];
  readonly sent: readonly unknown[];
}> {
  const api = await pictifyApi({ always: answer });
  const announced: Announcement[] = [];
  const check = await checkAcceptance(
    value === undefined ? {} : { PICTIFY_API_KEY: value },
    {
      apiUrl: new URL(api.url),
      onAnnounce: (announcement) => announced.push(announcement),
      patience: { total: 10_000, perKey: 0, request: 5000, firstBackoff: 5 },
    },
    new AbortController().signal,
  );
  const sent = api.requests.map(({ headers }) => headers.authorization);
  return { said: `${check.status}: ${check.text}`, announced, sent };
}

describe("whether the API takes the key of the environment", () => {
  it.each([
    ["accepts it", accepted(rateLimit(300)), /^ok: 127\.0\.0\.1:\d+ accepts PICTIFY_API_KEY \(Pro plan\)$/u],
    ["restricts it", forbidden(), /^note: .*accepts PICTIFY_API_KEY, but it is restricted/u],
    ["has no quota left for it", quotaExceeded(), /^note: .*but it is exhausted/u],
    ["rejects it", invalidKey(), /^wrong: .*rejects PICTIFY_API_KEY/u],
    [
      "rejects it as the older back end does",
      json(401, { message: "Invalid Request" }),
      /^wrong: .*rejects/u,
    ],
    ["does not get it", missingAuth(), /^unsure: .*took the key out of the request/u],
    ["is a portal", html(200), /^unsure: .*log-in page/u],
    ["is a firewall", html(403), /^unsure: /u],
    ["sends elsewhere", redirect("https://example.com"), /^unsure: .*not followed/u],
    ["fails", html(503), /^unsure: .*503/u],
    ["breaks off", cutOff(), /^unsure: .*no answer/u],
    ["is busy and then accepts it", inTurn(rateLimited({ "retry-after": 0 }), accepted()), /^ok: /u],
  ])("is told where the API %s", async (_, answer, message) => {
    const { said, announced, sent } = await acceptance(KEY, answer);
    expect(said).toMatch(message);
    expect(said).not.toContain(KEY.slice(8));
    expect(announced).toEqual([
      { host: expect.stringMatching(/^127\.0\.0\.1:\d+$/u) as string, requests: 1 },
    ]);
    expect(new Set(sent)).toEqual(new Set([`Bearer ${KEY}`]));
  });

  it("is asked about a key without prefix, too", async () => {
    expect((await acceptance(randomBody("older", 64, "hex"), accepted())).sent).toHaveLength(1);
  });

  it("is not asked where there is no key, and that is wrong then", async () => {
    expect(await acceptance(undefined, accepted())).toEqual({
      said: "wrong: there is no PICTIFY_API_KEY to ask the API about",
      announced: [],
      sent: [],
    });
  });

  it.each([
    ["is quoted", `"${KEY}"`],
    ["has a line end", `${KEY}\r\n`],
    ["is a placeholder", "pk_live_your_api_key_here"],
    ["names a variable", "$OTHER"],
    ["is a webhook's secret", `whsec_${randomBody("webhook", 32)}`],
    ["is Stripe's, by its form", `pk_live_51${randomBody("stripe", 97)}`],
    ["is Stripe's secret", ["sk", "live", randomBody("secret", 24)].join("_")],
  ])("is not asked where the value %s", async (_, value) => {
    const { said, announced, sent } = await acceptance(value, accepted());
    expect(said).toMatch(/^unsure: the API was not asked/u);
    expect([announced, sent]).toEqual([[], []]);
  });
});
