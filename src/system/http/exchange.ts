import { type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";
import type { Socket } from "node:net";

/** An answer, as it came: not decoded, not followed. */
export interface HttpAnswer {
  readonly kind: "answer";
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Read as UTF-8. */
  readonly body: string;
  /** The body goes on beyond what was read of it. */
  readonly isCut: boolean;
}

/** What is sent. */
export interface HttpQuestion {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes of the body beyond which nothing is read. */
  readonly maxBytes: number;
}

/**
 * Sends one GET over a connection, reads the answer and closes the connection.
 *
 * @throws an error of Node's, also where the answer breaks off; the reason of `signal`
 */
export async function exchange(
  socket: Socket,
  question: HttpQuestion,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const { url, headers, maxBytes } = question;
  try {
    return await new Promise((resolve, reject) => {
      const abort = (): void => {
        reject(signal.reason as Error);
      };
      if (signal.aborted) abort();
      else signal.addEventListener("abort", abort, { once: true });
      const asked = request({
        createConnection: () => socket,
        path: `${url.pathname}${url.search}`,
        insecureHTTPParser: false,
        maxHeaderSize: 32 * 1024,
      });
      asked.setHeader("host", url.host);
      // Set afterwards, and not given to `request`, whose options NODE_DEBUG=http prints.
      for (const [name, value] of Object.entries(headers)) asked.setHeader(name, value);
      const closed = (): void => {
        reject(cutOff());
      };
      asked.once("response", (answer) => {
        // What has come may be read after the connection has closed.
        asked.off("close", closed);
        readBody(answer, maxBytes).then(resolve, reject);
      });
      asked.on("error", reject).once("close", closed);
      asked.end();
    });
  } finally {
    socket.destroy();
  }
}

async function readBody(answer: IncomingMessage, maxBytes: number): Promise<HttpAnswer> {
  const { statusCode: status = 0, headers } = answer;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxBytes) break;
  }
  const isCut = length > maxBytes;
  if (!isCut && !answer.complete) throw cutOff();
  return {
    kind: "answer",
    status,
    headers,
    body: Buffer.concat(chunks).toString("utf8", 0, maxBytes),
    isCut,
  };
}

function cutOff(): NodeJS.ErrnoException {
  return Object.assign(new Error("the answer broke off"), { code: "ECONNRESET" });
}
