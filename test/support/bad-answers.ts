import { gzipSync } from "node:zlib";
import { accepted } from "./api-answers.js";
import type { Answer } from "./pictify-api.js";

/** A page of a captive portal, a proxy's log-in or a firewall. */
export function html(status: number, type = "text/html; charset=utf-8"): Answer {
  return (response) => {
    response.writeHead(status, { "content-type": type });
    response.end("<!doctype html><title>Log in</title><p>Please log in to use the network.");
  };
}

/** What the API would say, but as another type. */
export function mistyped(body: string, type: string | null, status = 200): Answer {
  return (response) => {
    response.writeHead(status, type === null ? {} : { "content-type": type });
    response.end(body);
  };
}

/** Sends to another address. */
export function redirect(location: string, status = 302): Answer {
  return (response) => {
    response.writeHead(status, { location });
    response.end();
  };
}

/** Takes the request and never answers. */
export const silent = (): Answer => () => undefined;

/** Answers as the API does, a byte at a time, for ever: each one shows that something is there. */
export function dripping(milliseconds: number): Answer {
  return (response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const timer = setInterval(() => response.write(" "), milliseconds);
    response.once("close", () => {
      clearInterval(timer);
    });
  };
}

/** Breaks off in the middle of an answer that began as that of a working key. */
export function cutOff(status = 200): Answer {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json", "content-length": 4096 });
    response.write('{"templates":[],"pagination":{}}', () => response.destroy());
  };
}

/** Breaks off before it says anything. */
export const hangUp = (): Answer => (response) => {
  response.destroy();
};

/** Sends without end, as fast as it is taken; `sent` is told of each piece. */
export function endless(head: string, sent: (bytes: number) => void): Answer {
  return (response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.write(head);
    const piece = Buffer.alloc(16 * 1024, "a");
    const more = (): void => {
      while (!response.destroyed) {
        sent(piece.length);
        if (!response.write(piece)) break;
      }
    };
    response.on("drain", more);
    more();
  };
}

/** A small answer that a client which inflates it turns into a gigabyte. */
export function gzipBomb(status = 200): Answer {
  const bomb = gzipSync(gzipSync(Buffer.alloc(2 ** 26)));
  return (response) => {
    response.writeHead(status, { "content-type": "application/json", "content-encoding": "gzip, gzip" });
    response.end(bomb);
  };
}

/** The documented answer, compressed though nobody asked for it. */
export const compressed = (): Answer => (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
  response.end(gzipSync('{"templates":[]}'));
};

/** More headers than anybody needs. */
export const hugeHeaders = (): Answer => (response, request, asked) => {
  response.setHeader("x-filler", "a".repeat(200_000));
  accepted()(response, request, asked);
};

/** Says something that is no HTTP. */
export const notHttp = (): Answer => (response) => {
  response.socket?.end("SSH-2.0-OpenSSH_9.6\r\n");
};
