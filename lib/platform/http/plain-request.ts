/** The head of a request as most senders frame it. */
export type PlainHead = {
  method: string;
  /** The path with its query, as it was sent. */
  url: string;
  /** By lower-case name, each of which came once. */
  headers: Record<string, string>;
  /** The sender wants the connection closed after the answer. */
  isLast: boolean;
};
/** The head is the same object again where a sender repeats it. */
export type PlainRequest = { head: PlainHead; body: Buffer };

/** A longer head, or one of more fields, may be one that a server refuses. */
const mostHeadBytes = 8192;
const mostFields = 64;
const headEnd = "\r\n\r\n";

/** RFC 9112, 3 and 5, narrowed: two methods, a path, fields of visible ASCII, and no line that ends in half. */
const plain = /^(?:GET|POST) \/[!-~]* HTTP\/1\.1(?:\r\n[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\t -~]*)+$/;
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
 * Reads, for one connection, bytes that are exactly one request: a whole head of plain lines, and a body as long as it
 * says. Null for all else, which need not be wrong: a complete parser has to look at it.
 */
export function createPlainReader(): (bytes: Buffer) => PlainRequest | null {
  let last: Repeatable | null = null;
  return (bytes) => {
    const repeated = last && readRepeated(last, bytes);
    if (repeated) return repeated;
    const end = bytes.indexOf(headEnd);
    if (end === -1 || end > mostHeadBytes) return null;
    const text = bytes.toString("latin1", 0, end + headEnd.length);
    const head = readHead(text.slice(0, end));
    const body = bytes.subarray(end + headEnd.length);
    if (!head || !isWhole(head, body)) return null;
    last = toRepeatable(head, text);
    return { head, body };
  };
}

/** A head around the digits of its length, which alone differ from one request of a sender to the next. */
type Repeatable = { head: PlainHead; before: Buffer; after: Buffer };

function toRepeatable(head: PlainHead, text: string): Repeatable | null {
  const length = /\r\ncontent-length:[\t ]*(\d+)/i.exec(text);
  if (!length) return null;
  const end = length.index + length[0].length;
  const start = end - (length[1] ?? "").length;
  return { head, before: Buffer.from(text.slice(0, start)), after: Buffer.from(text.slice(end)) };
}

const mostDigits = 9;
const zero = 0x30;

function readRepeated({ head, before, after }: Repeatable, bytes: Buffer): PlainRequest | null {
  let at = before.length;
  if (!startsWith(bytes, before, 0)) return null;
  let length = 0;
  for (const most = at + mostDigits; at < most; at += 1) {
    const digit = (bytes[at] ?? 0) - zero;
    if (digit < 0 || digit > 9) break;
    length = length * 10 + digit;
  }
  if (at === before.length || !startsWith(bytes, after, at)) return null;
  const body = bytes.subarray(at + after.length);
  return body.length === length ? { head, body } : null;
}

function startsWith(bytes: Buffer, part: Buffer, at: number): boolean {
  const end = at + part.length;
  return end <= bytes.length && bytes.compare(part, 0, part.length, at, end) === 0;
}

function readHead(text: string): PlainHead | null {
  if (!plain.test(text)) return null;
  const headers = readFields(text);
  if (headers?.host === undefined) return null;
  const [method, start] = text.startsWith("GET ") ? ["GET", 4] : ["POST", 5];
  const isLast = headers.connection?.toLowerCase() === "close";
  return { method, url: text.slice(start, text.indexOf(" ", start)), headers, isLast };
}

/** Null where a name comes twice, and where one changes the framing. */
function readFields(text: string): PlainHead["headers"] | null {
  const fields: PlainHead["headers"] = Object.create(null);
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

function isWhole({ method, headers }: PlainHead, body: Buffer): boolean {
  const length = headers["content-length"];
  if (method === "GET") return length === undefined && body.length === 0;
  return length !== undefined && /^\d{1,9}$/.test(length) && Number(length) === body.length;
}
