import {
  createServer as createHttp,
  type IncomingHttpHeaders,
  type Server,
  type ServerResponse,
} from "node:http";
import { createServer as createHttps } from "node:https";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { invalidKey, missingAuth, notFound } from "./api-answers.js";
import type { Certificate } from "./certificates.js";

/** One request as the stand-in saw it. */
export interface SeenRequest {
  readonly method: string;
  /** As it was sent, query and all. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/** Answers one request. `asked` tells how often the same key has asked before. */
export type Answer = (response: ServerResponse, request: SeenRequest, asked: number) => void;

/** What the stand-in knows and how it is reached. */
export interface PictifyApiOptions {
  /** What each key is answered; one that is not here is rejected as the API rejects what it does not know. */
  readonly keys?: Readonly<Record<string, Answer>>;
  /** Answers everything, whatever the key and the path. */
  readonly always?: Answer;
  /** Speaks TLS with this certificate. */
  readonly tls?: Certificate;
}

/** A stand-in of the API. */
export interface PictifyApi {
  /** Such as `http://127.0.0.1:4711`. */
  readonly url: string;
  readonly port: number;
  /** Everything that was asked, in order. */
  readonly requests: readonly SeenRequest[];
  /** How many requests were being answered at once, at most. */
  readonly busiest: () => number;
}

/** The stand-in of the API on loopback, as its documentation has it; it is there until the test ends. */
export async function pictifyApi(options: PictifyApiOptions = {}): Promise<PictifyApi> {
  const requests: SeenRequest[] = [];
  const asked = new Map<string, number>();
  let open = 0;
  let most = 0;
  const answer = (request: SeenRequest, response: ServerResponse): void => {
    const key = /^Bearer (?<key>.+)$/u.exec(request.headers.authorization ?? "")?.groups?.key;
    const before = asked.get(key ?? "") ?? 0;
    asked.set(key ?? "", before + 1);
    const chosen = options.always ?? answerTo(request, key, options.keys ?? {});
    chosen(response, request, before);
  };
  const server: Server = (options.tls === undefined ? createHttp() : createHttps(options.tls)).on(
    "request",
    ({ method = "", url = "", headers }, response) => {
      const request = { method, url, headers };
      requests.push(request);
      most = Math.max(most, ++open);
      response.once("close", () => open--).on("error", () => undefined);
      answer(request, response);
    },
  );
  // A client that ends a handshake is no error of the stand-in.
  server.on("tlsClientError", () => undefined);
  const port = await listen(server);
  return {
    url: `${options.tls === undefined ? "http" : "https"}://127.0.0.1:${port}`,
    port,
    requests,
    busiest: () => most,
  };
}

/** Listens on a free port, of loopback where nothing else is said, until the test ends. */
export async function listen(server: Server, host = "127.0.0.1"): Promise<number> {
  server.listen(0, host);
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

function answerTo(
  request: SeenRequest,
  key: string | undefined,
  keys: Readonly<Record<string, Answer>>,
): Answer {
  if (key === undefined) return missingAuth();
  if (request.method !== "GET" || !request.url.startsWith("/templates")) return notFound();
  return keys[key] ?? invalidKey();
}
