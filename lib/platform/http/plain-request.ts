/** A request as most senders frame it, read out of the bytes of one read. */
export type PlainRequest = {
  method: string;
  /** The path with its query, as it was sent. */
  url: string;
  /** By lower-case name, each of which came once. */
  headers: Record<string, string>;
  body: Buffer;
  /** The sender wants the connection closed after the answer. */
  isLast: boolean;
};

/** A longer head, or one of more fields, may be one that a server refuses. */
const mostHeadBytes = 8192;
const mostFields = 64;
const headEnd = "\r\n\r\n";

/** RFC 9112, 3 and 5, narrowed: two methods, a path, fields of visible ASCII, and no line that ends in half. */
const head = /^(?:GET|POST) \/[!-~]* HTTP\/1\.1(?:\r\n[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\t -~]*)+$/;
/** Fields that say how a message is framed, or mean the next hop only. */
const framing: ReadonlySet<string> = new Set([
  "expect",
  "http2-settings",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/**
 * Reads bytes that are exactly one request: a whole head of plain lines, and a body as long as it says. Null for all else,
 * which need not be wrong: a complete parser has to look at it.
 */
export function readPlainRequest(bytes: Buffer): PlainRequest | null {
  const end = bytes.indexOf(headEnd);
  if (end === -1 || end > mostHeadBytes) return null;
  const text = bytes.toString("latin1", 0, end);
  if (!head.test(text)) return null;
  const headers = readFields(text);
  if (headers?.host === undefined) return null;
  const [method, start] = text.startsWith("GET ") ? ["GET", 4] : ["POST", 5];
  const body = bytes.subarray(end + headEnd.length);
  if (!isWhole(method, headers["content-length"], body)) return null;
  const isLast = headers.connection?.toLowerCase() === "close";
  return { method, url: text.slice(start, text.indexOf(" ", start)), headers, body, isLast };
}

/** Null where a name comes twice, and where one changes the framing. */
function readFields(text: string): PlainRequest["headers"] | null {
  const fields: PlainRequest["headers"] = Object.create(null);
  let count = 0;
  for (let at = text.indexOf("\r\n"); at !== -1; count += 1) {
    const colon = text.indexOf(":", at);
    const next = text.indexOf("\r\n", colon);
    const name = text.slice(at + 2, colon).toLowerCase();
    const value = text.slice(colon + 1, next === -1 ? undefined : next).trim();
    if (fields[name] !== undefined || changesFraming(name, value)) return null;
    fields[name] = value;
    at = next;
  }
  return count > mostFields ? null : fields;
}

function changesFraming(name: string, value: string): boolean {
  if (name === "connection") return !/^(?:keep-alive|close)$/i.test(value);
  return framing.has(name);
}

function isWhole(method: string, length: string | undefined, body: Buffer): boolean {
  if (method === "GET") return length === undefined && body.length === 0;
  return length !== undefined && /^\d{1,9}$/.test(length) && Number(length) === body.length;
}
