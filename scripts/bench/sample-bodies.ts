import { createHash } from "node:crypto";
import { sampleErrors, writeStack } from "./sample-errors.ts";

/** Digits that every sending replaces by a number not used before. */
export const numberMark = "0000000000";
/** A time that every sending replaces by its own. */
export const timeMark = "2026-01-01T00:00:00.000Z";
const idMark = `7e9b1c04a6d84f2b835fa0${numberMark}`;
const recordBytes = 2048;

export type SampleKind = "record" | "envelope";

/** A few hundred different texts over twenty errors, about 2 KB each; they hold the marks. */
export function listSamples(kind: SampleKind, count = 300): string[] {
  return Array.from({ length: count }, (_, index) =>
    kind === "record" ? writeRecord(index) : writeEnvelope(index),
  );
}

function describe(index: number) {
  const error = sampleErrors[index % sampleErrors.length];
  if (!error) throw new Error("there are no sample errors");
  const variant = Math.floor(index / sampleErrors.length);
  const message = `Could not finish ${error.code.toLowerCase()} ${numberMark}: 10.4.${variant}.12:5432 answered 503 after ${900 + variant * 37} ms`;
  const rest = {
    request_id: `req-${numberMark}`,
    release: `shop@4.${variant % 3}.2`,
    user_id: `user-${1000 + index}`,
    host: `shop-${index % 6}`,
    route: "/api/v2/orders/:id/confirm",
  };
  return { error, message, rest };
}

/** One record of the native door, as JSON on one line. */
function writeRecord(index: number): string {
  const { error, message, rest } = describe(index);
  const record = {
    message,
    error_code: error.code,
    service_name: error.service,
    timestamp: timeMark,
    environment: "production",
    request_id: rest.request_id,
    stack_trace: writeStack(error, message),
    level: "error",
    release: rest.release,
    user_id: rest.user_id,
    url: `https://shop.example.com/api/v2/orders/${index}/confirm`,
    host: rest.host,
    attributes: { route: rest.route, attempt: index % 4, tenant: `tenant-${index % 50}`, note: "" },
  };
  const missing = recordBytes - Buffer.byteLength(JSON.stringify(record));
  record.attributes.note = writeFiller(index, Math.max(0, missing));
  return JSON.stringify(record);
}

/** Text that no compression makes vanish, as ids and tokens are; the same in every run. */
function writeFiller(index: number, length: number): string {
  let text = "";
  for (let block = 0; text.length < length; block += 1) {
    text += createHash("sha256").update(`${index} ${block}`).digest("base64url");
  }
  return text.slice(0, length);
}

/** One Sentry envelope with one event, as an SDK sends it. */
function writeEnvelope(index: number): string {
  const { error, message, rest } = describe(index);
  const frames = error.frames.toReversed().map(({ name, file, line, column }) => ({
    filename: file.replace("/srv/app/packages/", "").replace("dist/", ""),
    function: name,
    lineno: line,
    colno: column,
    in_app: true,
  }));
  const event = JSON.stringify({
    event_id: idMark,
    timestamp: timeMark,
    platform: "node",
    level: "error",
    environment: "production",
    release: rest.release,
    server_name: rest.host,
    user: { id: rest.user_id },
    tags: { error_code: error.code, request_id: rest.request_id },
    exception: { values: [{ type: error.type, value: message, stacktrace: { frames } }] },
  });
  const header = JSON.stringify({ event_id: idMark, sent_at: timeMark });
  const item = JSON.stringify({ type: "event", length: Buffer.byteLength(event) });
  return `${header}\n${item}\n${event}\n`;
}
