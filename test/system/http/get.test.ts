import { createServer } from "node:http";
import { networkInterfaces } from "node:os";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { get, type GetOptions } from "../../../src/system/http/get.js";
import { accepted } from "../../support/api-answers.js";
import {
  compressed,
  cutOff,
  dripping,
  endless,
  hangUp,
  hugeHeaders,
  notHttp,
  redirect,
  silent,
} from "../../support/bad-answers.js";
import { certificate } from "../../support/certificates.js";
import { connectProxy } from "../../support/connect-proxy.js";
import { type Answer, listen, pictifyApi, type PictifyApi } from "../../support/pictify-api.js";

/** Long enough that nothing on loopback runs into it by accident. */
const PATIENT = 60_000;

/** An address of this machine that others can reach; undefined where it has none. */
const OUTSIDE = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ family, internal }) => family === "IPv4" && !internal)?.address;

function ask(url: string, options: Partial<GetOptions> = {}): ReturnType<typeof get> {
  const defaults = { headers: {}, maxBytes: 64 * 1024, timeout: PATIENT, environment: {}, signal: null };
  return get({ ...defaults, ...options, url: new URL("/templates?limit=1", url) });
}

function always(answer: Answer): Promise<PictifyApi> {
  return pictifyApi({ always: answer });
}

describe("the door to the network", () => {
  it("sends one GET with its headers and brings the answer as it is", async () => {
    const api = await always(accepted());
    const answer = await ask(api.url, {
      headers: { authorization: "Bearer x", "accept-encoding": "identity" },
    });
    expect(answer).toMatchObject({ kind: "answer", status: 200, isCut: false });
    expect(api.requests).toEqual([
      {
        method: "GET",
        url: "/templates?limit=1",
        headers: {
          host: `127.0.0.1:${api.port}`,
          authorization: "Bearer x",
          "accept-encoding": "identity",
          connection: "close",
        },
      },
    ]);
  });

  it.each([301, 302, 303, 307, 308])("does not follow a redirect: %i", async (status) => {
    const elsewhere = await always(accepted());
    const api = await always(redirect(`${elsewhere.url}/templates`, status));
    expect(await ask(api.url, { headers: { authorization: "Bearer x" } })).toMatchObject({ status });
    expect(elsewhere.requests).toEqual([]);
  });

  it("reads no more than it is told to, of an answer that never ends", async () => {
    let sent = 0;
    const api = await always(endless('{"templates":[', (bytes) => (sent += bytes)));
    const answer = await ask(api.url, { maxBytes: 1000 });
    expect(answer).toMatchObject({ kind: "answer", isCut: true });
    expect(answer.kind === "answer" ? answer.body.length : 0).toBe(1000);
    const soon = sent;
    await new Promise((resolve) => setTimeout(resolve, 50));
    // What the sockets of this machine hold, and no more.
    expect(sent - soon).toBeLessThan(2 ** 24);
  });

  it("reaches this machine by its name, too", async () => {
    const api = await always(accepted());
    expect(await ask(`http://localhost:${api.port}`)).toMatchObject({ status: 200 });
  });

  it("inflates nothing", async () => {
    const api = await always(compressed());
    const answer = await ask(api.url);
    expect(answer.kind === "answer" ? answer.body.charCodeAt(0) : 0).toBe(0x1f);
  });

  it.each([
    ["never answers", silent()],
    ["answers a byte at a time", dripping(20)],
  ])("is done in time where the server %s", async (_, answer) => {
    const api = await always(answer);
    expect(await ask(api.url, { timeout: 200 })).toEqual({
      kind: "failure",
      cause: "timeout",
      code: "ETIMEDOUT",
    });
  });

  it("is done in time where the proxy takes the request and never answers", async () => {
    const proxy = await connectProxy({ silent: true });
    const answer = await ask("https://api.pictify.io", {
      timeout: 200,
      environment: { https_proxy: proxy.url },
    });
    expect(answer).toMatchObject({ cause: "timeout" });
  });

  it.each([
    ["breaks off within", cutOff()],
    ["closes before it says anything", hangUp()],
    ["has headers without end", hugeHeaders()],
    ["does not speak HTTP", notHttp()],
  ])("is a failure of the network where the server %s", async (_, answer) => {
    const api = await always(answer);
    expect(await ask(api.url)).toMatchObject({ kind: "failure", cause: "network" });
  });

  it("is a failure of the network where nobody listens or the name is unknown", async () => {
    const { url } = await pictifyApi();
    const closed = url.replace(/\d+$/u, "1");
    expect(await ask(closed)).toMatchObject({ cause: "network", code: "ECONNREFUSED" });
    expect(await ask("https://nowhere.invalid")).toMatchObject({ cause: "network" });
  });

  it.skipIf(OUTSIDE === undefined)(
    "sends nothing unencrypted beyond this machine, whatever it is asked",
    async () => {
      const server = createServer();
      let connections = 0;
      let bytes = 0;
      server.on("connection", (socket) => {
        connections++;
        socket.on("data", ({ length }: Buffer) => (bytes += length));
      });
      const port = await listen(server, OUTSIDE);
      expect(await ask(`http://${OUTSIDE ?? ""}:${port}`)).toEqual({
        kind: "failure",
        cause: "network",
        code: "not this machine",
      });
      expect([connections, bytes]).toEqual([1, 0]);
    },
  );

  it("ends with the reason of its signal, before and while it asks", async () => {
    const api = await always(silent());
    await expect(ask(api.url, { signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow("enough");
    expect(api.requests).toEqual([]);
    const controller = new AbortController();
    const asking = ask(api.url, { signal: controller.signal });
    setTimeout(() => {
      controller.abort(new Error("enough now"));
    }, 100);
    await expect(asking).rejects.toThrow("enough now");
  });
});

describe("certificates", () => {
  it("are refused where nobody vouches for them, and nothing is sent", async () => {
    const api = await pictifyApi({ always: accepted(), tls: certificate("IP:127.0.0.1") });
    expect(await ask(api.url)).toEqual({
      kind: "failure",
      cause: "certificate",
      code: "DEPTH_ZERO_SELF_SIGNED_CERT",
    });
    expect(api.requests).toEqual([]);
  });

  it("are refused whatever the environment says of that", async () => {
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    const api = await pictifyApi({ always: accepted(), tls: certificate("IP:127.0.0.1") });
    expect(await ask(api.url)).toMatchObject({ cause: "certificate" });
    expect(api.requests).toEqual([]);
  });

  it("are asked for also where a server that should have one speaks no TLS", async () => {
    const api = await always(accepted());
    expect(await ask(api.url.replace("http:", "https:"))).toMatchObject({ cause: "certificate" });
    expect(api.requests).toEqual([]);
  });
});

describe("the proxy", () => {
  it("makes a tunnel, with the credentials of its address, and is told the host alone", async () => {
    const proxy = await connectProxy();
    const api = await pictifyApi({ always: accepted(), tls: certificate("IP:127.0.0.1") });
    const HTTPS_PROXY = proxy.url.replace("//", "//user:p%40ss@");
    const answer = await ask(api.url, {
      environment: { HTTPS_PROXY },
      headers: { authorization: "Bearer x" },
    });
    expect(answer).toMatchObject({ cause: "certificate" });
    expect(proxy.requests).toMatchObject([
      {
        method: "CONNECT",
        target: `127.0.0.1:${api.port}`,
        headers: { "proxy-authorization": `Basic ${Buffer.from("user:p@ss").toString("base64")}` },
      },
    ]);
    expect(proxy.requests[0]?.headers.authorization).toBeUndefined();
  });

  it.each([407, 403, 502])("is a failure of its own where it refuses with %i", async (refuse) => {
    const proxy = await connectProxy({ refuse });
    const answer = await ask("https://api.pictify.io", { environment: { HTTPS_PROXY: proxy.url } });
    expect(answer).toEqual({ kind: "failure", cause: "proxy", code: `the proxy refuses with ${refuse}` });
  });

  it("is a failure of its own where it cannot be understood, and its address is not repeated", async () => {
    for (const HTTPS_PROXY of ["socks5://user:secret@127.0.0.1:1", "http://user:secret@:x"]) {
      const answer = await ask("https://api.pictify.io", { environment: { HTTPS_PROXY } });
      expect(answer).toMatchObject({ cause: "proxy" });
      expect(JSON.stringify(answer)).not.toContain("secret");
    }
  });

  it("is a failure of its own where its credentials cannot be read", async () => {
    const proxy = await connectProxy();
    const HTTPS_PROXY = proxy.url.replace("//", "//user:%zz@");
    expect(await ask("https://api.pictify.io", { environment: { HTTPS_PROXY } })).toMatchObject({
      cause: "proxy",
    });
    expect(proxy.requests).toEqual([]);
  });

  it("is never given what is not encrypted", async () => {
    const proxy = await connectProxy();
    const api = await always(accepted());
    const environment = { HTTP_PROXY: proxy.url, http_proxy: proxy.url, ALL_PROXY: proxy.url };
    expect(await ask(api.url, { environment })).toMatchObject({ status: 200 });
    expect(proxy.requests).toEqual([]);
  });
});
