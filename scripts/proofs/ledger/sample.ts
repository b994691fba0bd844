import { createHash, randomUUID } from "node:crypto";

/** What a record holds, in the words of the native door; the same fields come back from the database. */
export type Content = {
  event_id: string;
  service_name: string;
  environment: string;
  error_code: string;
  level: string;
  message: string;
  timestamp: string;
  request_id: string | null;
  user_id: string | null;
  stack_trace: string | null;
};

const services = ["checkout", "payment", "search"];
const environments = ["production", "production", "production", "staging"];
const codes = ["DB_CONNECTION_FAILED", "TIMEOUT", "CARD_DECLINED", "OUT_OF_STOCK", "BAD_GATEWAY"];
const levels = ["error", "error", "warning", "fatal"];
const deeds = ["load", "charge", "reserve", "confirm", "publish", "decode"];

/** A record unlike any other: some issues get many, by their stack or by their message. */
export function createContent(number: number, now: Date): Content {
  const pick = (words: string[], salt: number) =>
    words[Math.floor(number / salt) % words.length] ?? "";
  const deed = pick(deeds, 3);
  return {
    event_id: randomUUID(),
    service_name: pick(services, 1),
    environment: pick(environments, 5),
    error_code: pick(codes, 2),
    level: pick(levels, 7),
    message: `Could not ${deed} order ${number}: the upstream answered 503 after ${(number * 37) % 9000} ms`,
    timestamp: now.toISOString(),
    request_id: number % 2 === 0 ? `request-${number}` : null,
    user_id: number % 3 === 0 ? `user-${number % 1000}` : null,
    stack_trace: number % 4 === 0 ? createStack(deed) : null,
  };
}

function createStack(deed: string): string {
  const frames = ["orders", "client", "retry", "server"].map(
    (file, index) => `    at ${deed}${file} (/srv/shop/dist/${file}.js:${40 + index}:${9 + index})`,
  );
  return [`UpstreamError: could not ${deed} the order`, ...frames].join("\n");
}

/** The same for the same content, whether it was made here or read from the database. */
export function checksumOf(content: Content): string {
  return createHash("sha256")
    .update(
      JSON.stringify([
        ...[content.event_id, content.service_name, content.environment, content.error_code],
        ...[content.level, content.message, content.timestamp, content.request_id],
        ...[content.user_id, content.stack_trace],
      ]),
    )
    .digest("hex");
}

/** The record as it is sent: without what is null, and with its checksum among the attributes. */
export function describeForDoor(content: Content, checksum: string): object {
  const given = Object.entries(content).filter(([, value]) => value !== null);
  return { ...Object.fromEntries(given), attributes: { checksum } };
}
