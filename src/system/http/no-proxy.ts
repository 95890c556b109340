import { BlockList, isIP } from "node:net";

/**
 * Whether NO_PROXY says that a host is reached directly, as curl reads it: names stand for their subdomains too, with or
 * without a dot or `*.` before them; addresses for themselves; `10.0.0.0/8` for a network; `host:port` for that port alone;
 * `*` for everything.
 *
 * @param host without brackets, in lower case
 */
export function isExempt(host: string, port: string, noProxy: string): boolean {
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/u)
    .filter((entry) => entry !== "")
    .some((entry) => exempts(entry, host, port));
}

function exempts(entry: string, host: string, port: string): boolean {
  if (entry === "*") return true;
  const network = /^\[?(?<address>[0-9a-f.:]+)\]?\/(?<bits>\d{1,3})$/u.exec(entry)?.groups;
  if (network !== undefined) return isInNetwork(host, network.address ?? "", Number(network.bits));
  const bracketed = /^\[(?<address>[0-9a-f.:]+)\](?::(?<port>\d+))?$/u.exec(entry)?.groups;
  const named = /^(?<name>[^:]+):(?<port>\d+)$/u.exec(entry)?.groups;
  const ofPort = bracketed?.port ?? named?.port;
  if (ofPort !== undefined && ofPort !== port) return false;
  const name = (bracketed?.address ?? named?.name ?? entry).replace(/^\*?\./u, "");
  return host === name || (isIP(host) === 0 && host.endsWith(`.${name}`));
}

function isInNetwork(host: string, address: string, bits: number): boolean {
  const [version, ofNetwork] = [isIP(host), isIP(address)];
  if (version === 0 || version !== ofNetwork || bits > (version === 4 ? 32 : 128)) return false;
  const family = version === 4 ? "ipv4" : "ipv6";
  const list = new BlockList();
  list.addSubnet(address, bits, family);
  return list.check(host, family);
}
