import { connect } from "./connect.js";
import { exchange, type HttpAnswer, type HttpQuestion } from "./exchange.js";
import { failureOf, type HttpFailure } from "./failure.js";
import { proxyFor } from "./proxy-for.js";

/** A question, and the terms on which it is asked. */
export interface GetOptions extends HttpQuestion {
  /** Milliseconds for everything: names, connections, proxy, handshake, headers, body. */
  readonly timeout: number;
  /** The environment that names the proxy: the user's. */
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal | null;
}

/**
 * The one door to the network: one GET over a connection of its own. It follows no redirect, keeps no cookie, decodes nothing,
 * reads no more than it is told, checks certificates whatever the environment says, and is done in time.
 *
 * @throws the reason of `signal`, and nothing else: what goes wrong is a value
 */
export async function get(options: GetOptions): Promise<HttpAnswer | HttpFailure> {
  const { url, timeout, signal } = options;
  const deadline = new AbortController();
  const timer = setTimeout(() => {
    deadline.abort();
  }, timeout);
  const end = signal === null ? deadline.signal : AbortSignal.any([deadline.signal, signal]);
  try {
    end.throwIfAborted();
    const connection = await connect(url, proxyFor(url, options.environment), end);
    return await exchange(connection, options, end);
  } catch (error) {
    signal?.throwIfAborted();
    if (deadline.signal.aborted) return { kind: "failure", cause: "timeout", code: "ETIMEDOUT" };
    return failureOf(error);
  } finally {
    clearTimeout(timer);
  }
}
