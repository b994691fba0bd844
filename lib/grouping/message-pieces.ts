import { isHost, isHostBeforePort } from "#lib/grouping/message-hosts.ts";

/** Every name that a shape puts in angle brackets for what varies by its form. */
export const placeholders = [
  "url",
  "email",
  "uuid",
  "ip",
  "host",
  "time",
  "hex",
  "path",
  "number",
  "duration",
  "size",
  "string",
  "id",
] as const;

const uuidLength = 36;
const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const ipv4 = /^\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5}|\/\d{1,2})?$/;
const ipv6 = /^(?=.*(?:::|(?::.*){7}))[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,8}$/i;
const octets = /^[0-9a-f]{2}(?::[0-9a-f]{2}){5,}$/i;
const clock = /^T?\d{1,2}:\d{2}(?::\d{2}(?:[.:]\d+)?)?Z?$/;
const yearFirst = /^\d{4}([-/.])\d{1,2}\1\d{1,2}(?:[T_-][\d:.+Z-]*)?Z?$/;
const yearLast = /^\d{1,2}([-/.])(?:\d{1,2}|[A-Z][a-z]{2})\1\d{2,4}(?::[\d:.]*)?$/;
const rooted = /^(?:~|\.{1,2}|[a-z]:)?[/\\](?=.)/i;
const withExtension = /[/\\][^/\\]*\.[a-z]{1,5}\d?$/i;
const email = /^[^@:/]+@[^@:/]+\.[a-z]{2,}$/i;

const number = /^[-+~#]?[$€£]?\d+(?:[._]\d+)*%?$/;
const duration = /^-?(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|secs?|m|mins?|h|hrs?|d))+$/;
const size = /^-?\d+(?:\.\d+)?(?:[kmgtp]?i?b(?:ytes?|\/s|ps)?|[kmgtp]i?)$/i;
const hex = /^(?:0x[0-9a-f]+|[0-9a-f]{6,})$/i;
const sign = /(?<=[_.])-$/;
const isMixed = /^[^\W_\d]*\d+[^\W_\d]+\d/;

/** A piece of a message (no spaces, brackets, quotes or equals signs) with what varies by its form replaced. */
export function maskPiece(piece: string): string {
  const end = trailingDots.exec(piece)?.[0] ?? "";
  const body = end ? piece.slice(0, -end.length) : piece;
  if (body === "") return piece;
  return `${maskBody(body)}${end}`;
}

const trailingDots = /[.:]{1,200}$/;

function maskBody(body: string): string {
  const whole = nameOfWhole(body);
  if (whole) return `<${whole}>`;
  if (body.startsWith("/") && ipv4.test(body.slice(1))) return "/<ip>";
  if (isPath(body)) return "<path>";
  if (body.includes(".."))
    return body
      .split(/(\.{2,})/)
      .map(maskUnlessDots)
      .join("");
  if (body.includes("/")) return body.split("/").map(maskPiece).join("/");
  if (body.includes(":")) return maskParts(body.split(":"));
  return maskPart(body);
}

function maskParts(parts: readonly string[]): string {
  const [first = "", second = ""] = parts;
  const isPort = parts.length === 2 && /^\d{2,5}$/.test(second);
  if (isPort && isHostBeforePort(first)) return "<host>";
  return parts.map(maskPart).join(":");
}

function maskUnlessDots(part: string): string {
  return part === "" || part.startsWith("..") ? part : maskPiece(part);
}

function nameOfWhole(body: string): string | null {
  if (body.includes("@") && email.test(body)) return "email";
  const hasDigit = /\d/.test(body);
  if (hasDigit && (clock.test(body) || yearFirst.test(body) || yearLast.test(body))) return "time";
  if (hasDigit && ipv4.test(body)) return "ip";
  if (body.length === uuidLength && uuid.test(body)) return "uuid";
  if (!body.includes(":")) return null;
  if (octets.test(body)) return "hex";
  return ipv6.test(body) ? "ip" : null;
}

function isPath(body: string): boolean {
  if (!/[/\\]/.test(body)) return false;
  if (rooted.test(body) || withExtension.test(body)) return true;
  return /[/\\][^/\\]+[/\\]/.test(body);
}

function maskPart(part: string): string {
  const first = part.search(/\d/);
  if (first === -1) return isHost(part) ? "<host>" : part;
  if (number.test(part)) return /^0\d{7}/.test(part) && hex.test(part) ? "<hex>" : "<number>";
  if (duration.test(part)) return "<duration>";
  if (size.test(part)) return "<size>";
  if (hex.test(part)) return "<hex>";
  if (isHost(part)) return "<host>";
  return isMixed.test(part) ? "<id>" : `${part.slice(0, first).replace(sign, "")}<id>`;
}
