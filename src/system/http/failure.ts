/** What kept an answer from coming: only what is told apart is named. */
export type FailureCause = "timeout" | "certificate" | "proxy" | "network";

/** No answer, and why. `code` is Node's or OpenSSL's, or the status of a proxy; it holds nothing of what was sent. */
export interface HttpFailure {
  readonly kind: "failure";
  readonly cause: FailureCause;
  readonly code: string;
}

/** Ends a connection for a reason that is known: what is thrown inside of the door, and never leaves it. */
export class ConnectionError extends Error {
  readonly failure: HttpFailure;

  constructor(cause: FailureCause, code: string) {
    super(code);
    this.failure = { kind: "failure", cause, code };
  }
}

const CERTIFICATE =
  /CERT|^ERR_(?:TLS|SSL)_|^UNABLE_TO_|^CRL_|^EPROTO$|^HOSTNAME_MISMATCH$|^INVALID_(?:CA|PURPOSE)$/u;

/** What an error of a socket or of Node's HTTP comes to. Its message is not kept: nobody knows what it holds. */
export function failureOf(error: unknown): HttpFailure {
  if (error instanceof ConnectionError) return error.failure;
  const code = codeOf(error);
  return { kind: "failure", cause: CERTIFICATE.test(code) ? "certificate" : "network", code };
}

function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return code ?? "no answer";
}
