import { UserError } from "../model/errors.js";

/** Where the API is, and the only place that is asked where nothing else is said. */
export const DEFAULT_API_URL = "https://api.pictify.io";

/** The variable that says where the API is; an option wins over it. */
export const API_URL_VARIABLE = "KEYLINT_API_URL";

/**
 * The address of the API: what an option says, else the user's environment, else Pictify's. Never a file of what is scanned.
 *
 * @throws UserError where a key must not be sent there
 */
export function resolveApiUrl(given: string | null, environment: NodeJS.ProcessEnv): URL {
  if (given !== null) return parseApiUrl(given, "--api-url");
  const fromEnvironment = environment[API_URL_VARIABLE] ?? "";
  return fromEnvironment === "" ? new URL(DEFAULT_API_URL) : parseApiUrl(fromEnvironment, API_URL_VARIABLE);
}

/**
 * Reads the address of an API: https, or http on this machine alone, without credentials, query or fragment.
 *
 * @param from what the address was given as, for messages; the address itself is not repeated: it may hold a password
 * @throws UserError
 */
export function parseApiUrl(text: string, from: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:"))
    throw new UserError(`${from}: write an address such as ${DEFAULT_API_URL}`);
  if (url.username !== "" || url.password !== "")
    throw new UserError(`${from}: leave out the user name and password: only a key is sent there`);
  if (url.search !== "" || url.hash !== "" || /[?#]/u.test(text))
    throw new UserError(`${from}: leave out what begins with ? or #: write the address alone`);
  if (url.protocol === "http:" && !isThisMachine(url.hostname))
    throw new UserError(
      `${from}: a key is sent over https only; http goes to this machine alone, such as http://127.0.0.1:8080`,
    );
  return url;
}

/** A name that only looks like this machine's is none: `localhost.example.com`, `127.0.0.1.example.com`. */
function isThisMachine(hostname: string): boolean {
  return (
    hostname === "localhost" || hostname === "[::1]" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/u.test(hostname)
  );
}
