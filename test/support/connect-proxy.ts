import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { connect, type Socket } from "node:net";
import type { Certificate } from "./certificates.js";
import { listen } from "./pictify-api.js";

/** What a proxy was asked. */
interface ProxyRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
}

/** A proxy on loopback. */
export interface ConnectProxy {
  readonly url: string;
  readonly port: number;
  readonly requests: readonly ProxyRequest[];
  /** Everything that went through it to the server, as bytes. */
  readonly carried: () => Buffer;
}

/** How a proxy misbehaves, and what it speaks. */
export interface ConnectProxyOptions {
  /** Refuses every tunnel with this status. */
  readonly refuse?: number;
  /** Takes requests for tunnels and never answers. */
  readonly silent?: boolean;
  readonly tls?: Certificate;
}

/** A proxy that makes tunnels to wherever it is asked, on loopback until the test ends. */
export async function connectProxy(options: ConnectProxyOptions = {}): Promise<ConnectProxy> {
  const requests: ProxyRequest[] = [];
  const carried: Buffer[] = [];
  const server: Server = options.tls === undefined ? createServer() : createTlsServer(options.tls);
  server.on("request", ({ method = "", url = "", headers }, response) => {
    requests.push({ method, target: url, headers });
    response.writeHead(200, { "content-type": "application/json" }).end('{"templates":[]}');
  });
  server.on("connect", ({ method = "", url = "", headers }, client: Socket) => {
    requests.push({ method, target: url, headers });
    client.on("error", () => undefined);
    if (options.silent === true) return;
    if (options.refuse !== undefined) {
      client.end(`HTTP/1.1 ${options.refuse} No\r\ncontent-type: text/html\r\n\r\n<p>no`);
      return;
    }
    const [host = "", port = ""] = url.split(":");
    const upstream = connect(Number(port), host, () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      client.on("data", (chunk: Buffer) => carried.push(chunk));
      client.pipe(upstream).pipe(client);
    });
    upstream.on("error", () => client.destroy()).on("close", () => client.destroy());
    client.on("close", () => upstream.destroy());
  });
  const port = await listen(server);
  const scheme = options.tls === undefined ? "http" : "https";
  return { url: `${scheme}://127.0.0.1:${port}`, port, requests, carried: () => Buffer.concat(carried) };
}
