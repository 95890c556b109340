import { request } from "node:http";
import { connect as connectPlain, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { isLoopbackAddress } from "./loopback.js";
import { ConnectionError } from "./failure.js";

/**
 * A connection over which a request to an address can be sent: encrypted, the certificate checked, whatever the environment
 * says of that; or unencrypted to this machine. Through a proxy it is a tunnel, in which only the server can read.
 *
 * @throws ConnectionError, an error of Node's, or the reason of `signal`
 */
export async function connect(url: URL, proxy: URL | null, signal: AbortSignal): Promise<Socket> {
  if (proxy !== null) return secure(url, await tunnel(url, proxy, signal), signal);
  const plain = await open(url, signal);
  if (url.protocol === "https:") return secure(url, plain, signal);
  if (isLoopbackAddress(plain.remoteAddress ?? "")) return plain;
  plain.destroy();
  throw new ConnectionError("network", "not this machine");
}

/** What each address of a name is given, in milliseconds. Node's quarter of a second is too little for far and mobile networks. */
const ADDRESS_TIMEOUT = 2000;

async function open(url: URL, signal: AbortSignal): Promise<Socket> {
  const port = url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port);
  const socket = connectPlain({
    host: hostOf(url),
    port,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: ADDRESS_TIMEOUT,
  });
  await ready(socket, "connect", signal);
  return socket;
}

/** `rejectUnauthorized` stands here since NODE_TLS_REJECT_UNAUTHORIZED=0 decides where it does not. */
async function secure(url: URL, socket: Socket, signal: AbortSignal): Promise<Socket> {
  const host = hostOf(url);
  const encrypted = connectTls({
    socket,
    host,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    rejectUnauthorized: true,
    minVersion: "TLSv1.2",
    ALPNProtocols: ["http/1.1"],
  });
  await ready(encrypted, "secureConnect", signal);
  return encrypted;
}

async function tunnel(url: URL, proxy: URL, signal: AbortSignal): Promise<Socket> {
  const credentials = credentialsOf(proxy);
  const toProxy = await open(proxy, signal);
  const connection = proxy.protocol === "https:" ? await secure(proxy, toProxy, signal) : toProxy;
  const target = `${url.hostname}:${url.port === "" ? 443 : url.port}`;
  return new Promise((resolve, reject) => {
    const asked = request({ method: "CONNECT", path: target, createConnection: () => connection });
    const abort = (): void => {
      connection.destroy();
      reject(signal.reason as Error);
    };
    if (signal.aborted) abort();
    else signal.addEventListener("abort", abort, { once: true });
    asked.setHeader("host", target);
    if (credentials !== null) asked.setHeader("proxy-authorization", credentials);
    asked.once("connect", ({ statusCode = 0 }, socket, head) => {
      signal.removeEventListener("abort", abort);
      if (statusCode === 200) {
        if (head.length > 0) socket.unshift(head);
        resolve(socket);
        return;
      }
      socket.destroy();
      reject(new ConnectionError("proxy", `the proxy refuses with ${statusCode}`));
    });
    asked.on("error", (error: NodeJS.ErrnoException) => {
      signal.removeEventListener("abort", abort);
      reject(new ConnectionError("proxy", `the proxy does not answer: ${error.code ?? "cut off"}`));
    });
    asked.end();
  });
}

function credentialsOf({ username, password }: URL): string | null {
  if (username === "" && password === "") return null;
  try {
    const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return `Basic ${Buffer.from(pair).toString("base64")}`;
  } catch {
    throw new ConnectionError("proxy", "the credentials of the proxy are not percent-encoded UTF-8");
  }
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/gu, "");
}

async function ready(socket: Socket, event: "connect" | "secureConnect", signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      socket.destroy();
      reject(signal.reason as Error);
    };
    const closed = (): void => {
      reject(Object.assign(new Error("closed"), { code: "ECONNRESET" }));
    };
    // Stays: an error that comes later is told by what reads the socket, and must not end the process.
    socket.on("error", reject).once("close", closed);
    socket.once(event, () => {
      signal.removeEventListener("abort", abort);
      resolve();
    });
    if (signal.aborted) abort();
    else signal.addEventListener("abort", abort, { once: true });
  });
}
