/**
 * What kind of thing the text around a key tells of its use.
 *
 * - `malformed`: a service will refuse the key as it is written there.
 * - `url`, `storage`: it stands in an address, or is put into what a browser keeps.
 * - `page-script`, `client`, `server`, `android`: whose program the text is.
 * - `agent`: it stands in the configuration of an agent's servers.
 * - `pull-request`: a pipeline that pull requests start.
 * - `section`: a heading, job or block around it.
 */
export type SignKind =
  | "malformed"
  | "url"
  | "storage"
  | "page-script"
  | "client"
  | "server"
  | "android"
  | "agent"
  | "pull-request"
  | "section"
  | "build-setting";

/** One such thing, and the words of the text that tell it, or what is wrong in words. */
export interface Sign {
  readonly kind: SignKind;
  readonly words: string;
}

/** How a key is used at one place, as far as the text around it tells. */
export interface Usage {
  /** The name that the key is given there, such as `PICTIFY_API_KEY`. */
  readonly name: string | null;
  readonly signs: readonly Sign[];
}
