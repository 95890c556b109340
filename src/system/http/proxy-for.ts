import { ConnectionError } from "./failure.js";
import { isExempt } from "./no-proxy.js";

/** Names of an environment. */
type Environment = Readonly<Partial<Record<string, string>>>;

/** As curl has them: the lower-case name wins. HTTP_PROXY is not among them, since nothing goes through a proxy unencrypted. */
const VARIABLES = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];

/**
 * The proxy that the user's environment wants for an address; null where it is reached directly. What is not encrypted is
 * never sent through one, where it could be read: only this machine is asked so.
 *
 * @throws ConnectionError where the variable holds no address of a http or https proxy
 */
export function proxyFor(url: URL, environment: Environment): URL | null {
  if (url.protocol !== "https:") return null;
  const host = url.hostname.replace(/^\[|\]$/gu, "");
  const noProxy = environment.no_proxy ?? environment.NO_PROXY ?? "";
  if (isExempt(host, url.port === "" ? "443" : url.port, noProxy)) return null;
  const name = VARIABLES.find((variable) => (environment[variable] ?? "") !== "");
  return name === undefined ? null : parseProxy(environment[name] ?? "", name);
}

function parseProxy(value: string, name: string): URL {
  const text = /^[a-z][a-z0-9+.-]*:\/\//iu.test(value) ? value : `http://${value}`;
  const proxy = URL.canParse(text) ? new URL(text) : null;
  if (proxy === null || (proxy.protocol !== "http:" && proxy.protocol !== "https:"))
    throw new ConnectionError("proxy", `${name} is not the address of a http or https proxy`);
  return proxy;
}
