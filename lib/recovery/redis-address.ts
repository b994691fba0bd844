export type RedisAddress = { host: string; port: number; tls: boolean; database: number };

/** Where a `redis://` or `rediss://` URL leads. As http, a URL's host is normalised: 0x7f.1 becomes 127.0.0.1. */
export function readRedisAddress(url: string): RedisAddress {
  const parsed = toHttpUrl(url);
  return {
    host: parsed.hostname.replace(/^\[|\]$/g, ""),
    port: Number(new URL(url).port || 6379),
    tls: url.startsWith("rediss:"),
    database: Number(parsed.pathname.slice(1) || 0),
  };
}

/** The same place as an http URL, for the rules that say which addresses may be called. */
export function describeRedisAddress(url: string): string {
  const { host, port } = readRedisAddress(url);
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** Takes user and password out of a URL, so that it can be stored and shown. */
export function splitRedisUrl(text: string): {
  url: string;
  username: string | undefined;
  password: string | undefined;
} {
  const url = new URL(text);
  const [username, password] = [url.username, url.password].map(decodeURIComponent);
  url.username = "";
  url.password = "";
  return { url: url.toString(), username: username || undefined, password: password || undefined };
}

/** The bytes that keys begin with: the prefix without the backslashes that keep its characters from being a pattern. */
export function toLiteralPrefix(prefix: string): Buffer {
  return Buffer.from(prefix.replace(/\\(.)/gu, "$1"), "utf8");
}

function toHttpUrl(url: string): URL {
  return new URL(url.replace(/^rediss?:/, "http:"));
}
