import { BlockList, isIP } from "node:net";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The HTTP proxy for a URL as Go's net/http chooses it (golang.org/x/net/http/httpproxy): loopback is never proxied,
 * NO_PROXY holds hosts, `.domain` suffixes, addresses, CIDR blocks, with optional ports, or `*`.
 */
export function httpProxyFor(url: URL, env: Environment): string | undefined {
  const proxy = url.protocol === "https:" ? either(env, "HTTPS_PROXY") : either(env, "HTTP_PROXY");
  if (!proxy || bypassed(url, either(env, "NO_PROXY") ?? "")) return undefined;
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
}

const either = (env: Environment, name: string): string | undefined => env[name] || env[name.toLowerCase()];

function bypassed(url: URL, noProxy: string): boolean {
  const host = url.hostname
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "")
    .toLowerCase();
  if (host === "localhost" || isLoopback(host)) return true;
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  return noProxy.split(",").some((entry) => matches(entry.trim().toLowerCase(), host, port));
}

function isLoopback(host: string): boolean {
  return (isIP(host) === 4 && host.startsWith("127.")) || host === "::1";
}

function matches(entry: string, host: string, port: string): boolean {
  if (entry === "") return false;
  if (entry === "*") return true;
  if (entry.includes("/")) return inBlock(entry, host);
  const withPort = /^(.*?):(\d+)$/.exec(entry);
  if (withPort && isIP(entry) === 0 && withPort[2] !== port) return false;
  const name = (withPort && isIP(entry) === 0 ? withPort[1] : entry)?.replace(/^\[|\]$/g, "") ?? "";
  if (name.startsWith(".")) return host.endsWith(name);
  return host === name || (isIP(host) === 0 && host.endsWith(`.${name.replace(/^\*\./, "")}`));
}

function inBlock(entry: string, host: string): boolean {
  const [address = "", bits = ""] = entry.split("/");
  const family = isIP(address);
  if (family === 0 || isIP(host) !== family) return false;
  const block = new BlockList();
  const type = family === 6 ? "ipv6" : "ipv4";
  try {
    block.addSubnet(address, Number(bits), type);
  } catch {
    return false;
  }
  return block.check(host, type);
}
