import { once } from "node:events";
import { createServer as createTls } from "node:https";
import { type AddressInfo, createServer } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Verdict } from "../../src/model/finding.js";
import { Key } from "../../src/model/key.js";
import { ask } from "../../src/verify/ask.js";
import { accepted } from "../support/api-answers.js";
import { certificate } from "../support/certificates.js";
import { randomKey } from "../support/keys.js";
import { pictifyApi } from "../support/pictify-api.js";

const PAGE = '{"templates":[]}';
const REJECTION = '{"type":"https://docs.pictify.io/errors/invalid-api-key"}';
const JSON_TYPE = "content-type: application/json\r\n";

function verdictAt(url: string): Promise<Verdict> {
  return ask(new Key("live", randomKey("odd")), {
    apiUrl: new URL(url),
    environment: {},
    deadline: performance.now() + 20_000,
    timeout: 1500,
    firstBackoff: 2,
    signal: null,
  });
}

/** The verdict on a key where a server answers with these bytes and then closes the connection. */
async function verdictOn(bytes: string): Promise<Verdict> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined).once("data", () => socket.end(Buffer.from(bytes, "latin1")));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
  });
  return verdictAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

function sized(body: string): string {
  return `${JSON_TYPE}content-length: ${body.length}\r\n\r\n${body}`;
}

describe("an odd answer", () => {
  it.each([
    ["of HTTP/1.0 without a length", `HTTP/1.0 200 OK\r\n${JSON_TYPE}\r\n${PAGE}`],
    ["that closes at its end", `HTTP/1.1 200 OK\r\n${JSON_TYPE}connection: close\r\n\r\n${PAGE}`],
    ["without a reason", `HTTP/1.1 200\r\n${sized(PAGE)}`],
    ["behind early hints", `HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\nHTTP/1.1 200 OK\r\n${sized(PAGE)}`],
    [
      "in chunks",
      `HTTP/1.1 200 OK\r\n${JSON_TYPE}transfer-encoding: chunked\r\n\r\n10\r\n${PAGE}\r\n0\r\n\r\n`,
    ],
  ])("counts as the API's where it is whole: %s", async (_, bytes) => {
    expect(await verdictOn(bytes)).toMatchObject({ status: "live", httpStatus: 200 });
  });

  it.each([
    ["of HTTP/0.9", PAGE],
    ["of a version that there is not", `HTTP/9.9 200 OK\r\n${sized(PAGE)}`],
    ["with two lengths", `HTTP/1.1 200 OK\r\ncontent-length: 3\r\n${sized(PAGE)}`],
    [
      "with a length and chunks",
      `HTTP/1.1 200 OK\r\ncontent-length: 16\r\ntransfer-encoding: chunked\r\n${JSON_TYPE}\r\n0\r\n\r\n`,
    ],
    [
      "in chunks that are none",
      `HTTP/1.1 200 OK\r\n${JSON_TYPE}transfer-encoding: chunked\r\n\r\nzz\r\n${PAGE}`,
    ],
    ["in chunks that break off", `HTTP/1.1 401 No\r\n${JSON_TYPE}transfer-encoding: chunked\r\n\r\n10\r\n{}`],
    ["with a bare line feed in a header", `HTTP/1.1 200 OK\r\nx: a\n\rb\r\n${sized(PAGE)}`],
    [
      "that changes the protocol",
      `HTTP/1.1 101 Switching Protocols\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n${PAGE}`,
    ],
    ["that is a greeting", "220 mail.example.com ESMTP\r\n"],
    ["that is empty", ""],
  ])("is unknown where it is broken: %s", async (_, bytes) => {
    expect(await verdictOn(bytes)).toMatchObject({
      status: "unknown",
      reason: expect.stringContaining("no answer") as string,
    });
  });

  it.each([
    [
      "a rejection behind a redirect",
      `HTTP/1.1 302 Found\r\ncontent-length: 0\r\n\r\nHTTP/1.1 401 No\r\n${sized(REJECTION)}`,
    ],
    [
      "a page behind a refusal",
      `HTTP/1.1 407 No\r\ncontent-length: 0\r\n\r\nHTTP/1.1 200 OK\r\n${sized(PAGE)}`,
    ],
    [
      "a page behind a header that was split",
      `HTTP/1.1 404 No\r\nx: a\r\ncontent-length: 0\r\n\r\nHTTP/1.1 200 OK\r\n${sized(PAGE)}`,
    ],
  ])("counts as it begins, whatever is smuggled in behind it: %s", async (_, bytes) => {
    expect((await verdictOn(bytes)).status).toBe("unknown");
  });

  it.each([199, 299, 451, 499, 600, 999])("is unknown with the status %i", async (status) => {
    expect((await verdictOn(`HTTP/1.1 ${status} Odd\r\n${sized(PAGE)}`)).status).toBe("unknown");
  });

  it("shows nothing of what it says", async () => {
    const escapes = "\u001b]0;owned\u0007\u001b[2J";
    const problem = JSON.stringify({ type: escapes, title: escapes, detail: escapes, code: escapes });
    const limits =
      "x-ratelimit-limit: 60\u001b[2J\r\nx-ratelimit-reset: 1\u009b2J\r\nretry-after: \u001b[2J\r\n";
    for (const status of [200, 401, 402, 403, 404, 429, 503]) {
      const said = JSON.stringify(await verdictOn(`HTTP/1.1 ${status} owned\r\n${limits}${sized(problem)}`));
      expect(said).not.toMatch(/owned|\\u00(?:1b|9b|07)|\[2J/u);
    }
  });
});

describe("encryption that cannot be trusted", () => {
  it("leaves the verdict open, and nothing is sent, for a certificate of the server's own making", async () => {
    const api = await pictifyApi({ always: accepted(), tls: certificate("IP:127.0.0.1") });
    expect(await verdictAt(api.url)).toMatchObject({
      status: "unknown",
      reason: expect.stringContaining("certificate") as string,
    });
    expect(api.requests).toEqual([]);
  });

  it("leaves the verdict open where the server speaks only what is long broken", async () => {
    const { cert, key } = certificate("IP:127.0.0.1");
    const old = { minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" } as const;
    const asked: string[] = [];
    const server = createTls({ cert, key, ...old }, ({ url = "" }, response) => {
      asked.push(url);
      response.end(PAGE);
    });
    server.on("tlsClientError", () => undefined).listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => {
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    expect((await verdictAt(`https://127.0.0.1:${port}`)).status).toBe("unknown");
    expect(asked).toEqual([]);
  });
});
