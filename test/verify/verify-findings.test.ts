import { createServer } from "node:http";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/model/finding.js";
import { verifyFindings, type Announcement } from "../../src/verify/verify-findings.js";
import { version } from "../../src/version.js";
import { accepted, forbidden, invalidKey, legacyExhausted, rateLimit } from "../support/api-answers.js";
import { html, silent } from "../support/bad-answers.js";
import { connectProxy } from "../support/connect-proxy.js";
import { randomBody, randomKey } from "../support/keys.js";
import { pictifyApi } from "../support/pictify-api.js";
import { scanFolder } from "../support/scanning.js";
import { temporaryFolder } from "../support/temporary.js";
import { optionsFor, verifyFiles } from "./verifying.js";

const LIVE = randomKey("verify live");
const DEAD = randomKey("verify dead");
const TEST = randomKey("verify test", "test");
const UNATTRIBUTED = randomKey("verify unattributed", "live", 48);

function env(key: string): string {
  return `PICTIFY_API_KEY=${key}\n`;
}

function statuses(findings: readonly Finding[]): Record<string, string> {
  return Object.fromEntries(findings.map(({ key, verdict }) => [key.redacted.slice(-4), verdict.status]));
}

function end(key: string): string {
  return key.slice(-4);
}

describe("what is sent", () => {
  it("is one GET of one template, with the key in Authorization and nowhere else", async () => {
    const api = await pictifyApi({ keys: { [LIVE]: accepted() } });
    await verifyFiles({ ".env": env(LIVE) }, api.url);
    expect(api.requests).toEqual([
      {
        method: "GET",
        url: "/templates?limit=1",
        headers: {
          host: `127.0.0.1:${api.port}`,
          authorization: `Bearer ${LIVE}`,
          accept: "application/json",
          "accept-encoding": "identity",
          "user-agent": `keylint/${version}`,
          connection: "close",
        },
      },
    ]);
  });

  it("goes below the path that the API has there", async () => {
    const api = await pictifyApi({ always: accepted() });
    await verifyFiles({ ".env": env(LIVE) }, `${api.url}/pictify/`);
    expect(api.requests.map(({ url }) => url)).toEqual(["/pictify/templates?limit=1"]);
  });

  it("is one request for a thousand places of one key", async () => {
    const api = await pictifyApi({ keys: { [LIVE]: accepted() } });
    const files = Object.fromEntries(
      Array.from({ length: 250 }, (_, index) => [`f${index}.env`, env(LIVE).repeat(4)]),
    );
    const [finding] = await verifyFiles(files, api.url);
    expect(finding?.locations).toHaveLength(1000);
    expect(finding?.verdict.status).toBe("live");
    expect(api.requests).toHaveLength(1);
  });

  it("is one request for one key that several findings are about", async () => {
    const api = await pictifyApi({ keys: { [LIVE]: accepted() } });
    const { findings } = await scanFolder(temporaryFolder({ ".env": env(LIVE) }));
    const verified = await verifyFindings([...findings, ...findings], optionsFor(api.url));
    expect(verified.map(({ verdict }) => verdict.status)).toEqual(["live", "live"]);
    expect(api.requests).toHaveLength(1);
  });

  it("is every kind of key, where it is Pictify's for certain", async () => {
    const keys = [LIVE, TEST, randomBody("hex", 64, "hex"), `pic_live_${randomBody("variant", 32)}`];
    const api = await pictifyApi();
    await verifyFiles({ ".env": keys.map(env).join("") }, api.url);
    const sent = api.requests.map(({ headers }) => headers.authorization).sort();
    expect(sent).toEqual(keys.map((key) => `Bearer ${key}`).sort());
  });

  it("is nothing that is only likely to be Pictify's, unless all is asked for", async () => {
    const files = { "a.toml": `[pictify]\nurl = "https://api.pictify.io"\n\n[other]\nkey = "${LIVE}"\n` };
    const api = await pictifyApi({ always: accepted() });
    const [finding] = await verifyFiles(files, api.url);
    expect(finding).toMatchObject({ vendor: "pictify", attribution: "likely" });
    expect(finding?.verdict).toEqual({
      status: "unchecked",
      reason:
        "not asked: that it is Pictify's is likely, but not certain; --verify=all sends it all the same",
    });
    expect(api.requests).toEqual([]);
    const [asked] = await verifyFiles(files, api.url, { scope: "all" });
    expect(asked?.verdict.status).toBe("live");
  });

  it("is nothing that is nobody's for certain, unless all is asked for", async () => {
    const files = { "a.txt": `token ${UNATTRIBUTED}\n` };
    const api = await pictifyApi({ keys: { [UNATTRIBUTED]: accepted() } });
    const [finding] = await verifyFiles(files, api.url);
    expect(finding?.verdict).toMatchObject({
      status: "unchecked",
      reason: expect.stringMatching(/--verify=all/u) as string,
    });
    expect(api.requests).toEqual([]);
    const [asked] = await verifyFiles(files, api.url, { scope: "all" });
    expect(asked).toMatchObject({ rule: "unattributed-key", vendor: "pictify", severity: "error" });
    expect(asked?.verdict.status).toBe("live");
  });

  it("is never a webhook's secret, a hook's URL, a session or another vendor's key, whatever is asked for", async () => {
    const api = await pictifyApi({ always: accepted() });
    const files = {
      ".env": `PICTIFY_WEBHOOK_SECRET=whsec_${randomBody("whsec", 32)}\n`,
      "a.sh": `curl https://api.pictify.io/workflow/hooks/${randomBody("uid", 12)}/${randomBody("secret", 32)}\n`,
      "b.txt": `pictify.io: auth-token=${randomBody("cookie", 10, "upper")}\n`,
      "c.js": `const pictify = "pk_live_51${randomBody("stripe", 97)}";\n`,
    };
    const findings = await verifyFiles(files, api.url, { scope: "all" });
    expect(findings.map(({ rule }) => rule).sort()).toEqual([
      "pictify-hook-url",
      "pictify-session-cookie",
      "pictify-webhook-secret",
    ]);
    for (const { verdict } of findings) expect(verdict.status).toBe("unchecked");
    expect(api.requests).toEqual([]);
  });

  it("is not a key that another place says is another vendor's", async () => {
    const api = await pictifyApi({ always: accepted() });
    const key = randomKey("both", "live", 24);
    const files = { "a.env": env(key), "b.env": `STRIPE_PUBLISHABLE_KEY=${key}\n` };
    const [finding] = await verifyFiles(files, api.url);
    expect(finding).toMatchObject({
      vendor: "pictify",
      attribution: "likely",
      verdict: { status: "unchecked" },
    });
    expect(api.requests).toEqual([]);
  });

  it("is a key that another place makes public", async () => {
    const api = await pictifyApi({ keys: { [LIVE]: accepted() } });
    const [finding] = await verifyFiles(
      { "a.env": env(LIVE), "b.env": `NEXT_PUBLIC_KEY=${LIVE}\n` },
      api.url,
    );
    expect(finding?.verdict.status).toBe("live");
  });

  it("is not what is ignored", async () => {
    const api = await pictifyApi({ always: accepted() });
    expect(await verifyFiles({ ".env": `${env(LIVE).trim()} # keylint:allow revoked\n` }, api.url)).toEqual(
      [],
    );
    expect(api.requests).toEqual([]);
  });

  it("is sent a few at a time", async () => {
    const api = await pictifyApi({
      always: (...args) =>
        setTimeout(() => {
          accepted()(...args);
        }, 20),
    });
    const keys = Array.from({ length: 12 }, (_, index) => env(randomKey(`few${index}`)));
    await verifyFiles({ ".env": keys.join("") }, api.url);
    expect(api.requests).toHaveLength(12);
    expect(api.busiest()).toBe(2);
  });

  it("goes to the address alone that was given, though the environment has a proxy for others", async () => {
    const proxy = await connectProxy();
    const api = await pictifyApi({ always: accepted() });
    await verifyFiles({ ".env": env(LIVE) }, api.url, {
      environment: { HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url },
    });
    expect(proxy.requests).toEqual([]);
    expect(api.requests).toHaveLength(1);
  });
});

describe("the announcement", () => {
  it("names the host and the number of requests before anything is sent", async () => {
    const order: string[] = [];
    const said: Announcement[] = [];
    const api = await pictifyApi({
      always: (...args) => {
        order.push("asked");
        accepted()(...args);
      },
    });
    const onAnnounce = (announcement: Announcement): void => {
      order.push("announced");
      said.push(announcement);
    };
    await verifyFiles(
      { ".env": env(LIVE) + env(DEAD) + env(LIVE), "a.txt": `token ${UNATTRIBUTED}\n` },
      api.url,
      { onAnnounce },
    );
    expect(said).toEqual([{ host: `127.0.0.1:${api.port}`, requests: 2 }]);
    expect(order).toEqual(["announced", "asked", "asked"]);
  });

  it("is not made where nothing is sent", async () => {
    const said: Announcement[] = [];
    await verifyFiles({ "a.txt": `token ${UNATTRIBUTED}\n` }, "https://api.pictify.io", {
      onAnnounce: (announcement) => said.push(announcement),
    });
    expect(said).toEqual([]);
  });
});

describe("verdicts of several keys", () => {
  it("are never mixed", async () => {
    const answers = [accepted(), invalidKey(), forbidden(), legacyExhausted(), html(200)];
    const keys = Array.from({ length: 40 }, (_, index) => randomKey(`mixed${index}`));
    const api = await pictifyApi({
      keys: Object.fromEntries(
        keys.map((key, index) => [
          key,
          // The later one answers first.
          (...args) => setTimeout(() => answers[index % answers.length]?.(...args), index % 2 === 0 ? 15 : 1),
        ]),
      ),
    });
    const findings = await verifyFiles({ ".env": keys.map(env).join("") }, api.url);
    const expected = ["live", "dead", "live", "live", "unknown"];
    expect(statuses(findings)).toEqual(
      Object.fromEntries(keys.map((key, index) => [end(key), expected[index % expected.length]])),
    );
  });

  it("drop nothing, however many are unknown", async () => {
    const api = await pictifyApi({ always: html(200) });
    const keys = Array.from({ length: 20 }, (_, index) => env(randomKey(`unknown${index}`)));
    const findings = await verifyFiles({ ".env": keys.join("") }, api.url);
    expect(findings.map(({ verdict }) => verdict.status)).toEqual(Array<string>(20).fill("unknown"));
  });

  it("are unknown for those that there was no time for", async () => {
    const api = await pictifyApi({ always: silent() });
    const keys = Array.from({ length: 20 }, (_, index) => env(randomKey(`late${index}`)));
    const findings = await verifyFiles({ ".env": keys.join("") }, api.url, {
      patience: { total: 300, request: 250, firstBackoff: 5 },
    });
    expect(new Set(findings.map(({ verdict }) => verdict.status))).toEqual(new Set(["unknown"]));
    expect(findings.map(({ verdict }) => verdict.reason)).toContain("no time was left to ask");
    expect(api.requests.length).toBeLessThan(20);
  });

  it("end with the reason of the signal", async () => {
    const api = await pictifyApi({ always: silent() });
    const controller = new AbortController();
    const verifying = verifyFiles({ ".env": env(LIVE) + env(DEAD) }, api.url, { signal: controller.signal });
    setTimeout(() => {
      controller.abort(new Error("enough"));
    }, 200);
    await expect(verifying).rejects.toThrow("enough");
  });

  it("end with the reason of the signal while a retry is waited for", async () => {
    const api = await pictifyApi({ always: html(503) });
    const controller = new AbortController();
    const verifying = verifyFiles({ ".env": env(LIVE) }, api.url, {
      signal: controller.signal,
      patience: { total: 60_000, request: 1000, firstBackoff: 50_000 },
    });
    setTimeout(() => {
      controller.abort(new Error("enough"));
    }, 300);
    await expect(verifying).rejects.toThrow("enough");
    expect(api.requests).toHaveLength(1);
  });
});

describe("what follows from a verdict", () => {
  it("is the order, the severity and the advice", async () => {
    const api = await pictifyApi({
      keys: { [LIVE]: accepted(rateLimit(300)), [TEST]: accepted(), [DEAD]: invalidKey() },
    });
    const findings = await verifyFiles(
      { "a.env": env(DEAD), "b.env": env(TEST), "c.txt": `token ${UNATTRIBUTED}\n`, "d.env": env(LIVE) },
      api.url,
    );
    expect(
      findings.map(({ key, severity, verdict }) => [end(key.redacted), severity, verdict.status]),
    ).toEqual([
      [end(LIVE), "error", "live"],
      [end(TEST), "warning", "live"],
      [end(UNATTRIBUTED), "warning", "unchecked"],
      [end(DEAD), "warning", "dead"],
    ]);
    const [live, , , dead] = findings.map(({ advice }) => advice.join(" "));
    expect(live).toMatch(
      /Create a new key .*Put it in the environment.*Delete the old key.*keylint rotate .*--confirm/u,
    );
    expect(live).toMatch(/only Admins can, Owners in the dashboard/u);
    expect(dead).toMatch(/Remove it/u);
    expect(dead).not.toMatch(/Create a new key/u);
  });

  it("is an error still where the answer is unknown", async () => {
    const api = await pictifyApi({ always: html(503) });
    const [finding] = await verifyFiles({ ".env": env(LIVE) }, api.url);
    expect(finding).toMatchObject({ severity: "error", verdict: { status: "unknown" } });
  });

  it("leaves the findings that it was given as they were", async () => {
    const api = await pictifyApi({ always: accepted() });
    const { findings } = await scanFolder(temporaryFolder({ ".env": env(LIVE) }));
    const before = JSON.stringify(findings);
    await verifyFindings(findings, optionsFor(api.url));
    expect(JSON.stringify(findings)).toBe(before);
  });
});

describe("the answer", () => {
  it("is not kept: nothing of the customer's is in a finding", async () => {
    const api = await pictifyApi({ keys: { [LIVE]: accepted(), [DEAD]: html(401) } });
    const findings = JSON.stringify(await verifyFiles({ ".env": env(LIVE) + env(DEAD) }, api.url));
    expect(findings).not.toContain("Quarterly");
    expect(findings).not.toContain("log in");
  });

  it("is listened to even where the server closes at once", async () => {
    const server = createServer((_, response) => {
      response.shouldKeepAlive = false;
      response.writeHead(401, { "content-type": "application/json" }).end("{}");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    const [finding] = await verifyFiles({ ".env": env(LIVE) }, `http://127.0.0.1:${port}`);
    server.close();
    expect(finding?.verdict.status).toBe("dead");
  });
});
