/** How long to wait for what, in milliseconds. */
export interface Patience {
  /** For everything together, and more for each key. */
  readonly total: number;
  readonly perKey: number;
  /** For one request. */
  readonly request: number;
  /** Before the second attempt. */
  readonly firstBackoff: number;
}

/** Long enough for the limits of the API, which are by the minute. */
export const PATIENCE: Patience = { total: 75_000, perKey: 1000, request: 10_000, firstBackoff: 500 };
