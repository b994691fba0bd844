import { cut } from "#lib/grouping/cut.ts";
import {
  firstText,
  isObject,
  type Loose,
  objectOf,
  textOf,
} from "#lib/ingest/internal/sentry/loose.ts";
import type { Thrown } from "#lib/ingest/internal/sentry/thrown.ts";

const longestTemplate = 8 * 1024;
const longestValue = 1000;

/** What a person reads first: the error's own text, else the log line, else the best name that there is for it. */
export function readMessage(event: Loose, thrown: Thrown | null): string {
  const own = thrown?.value ?? readLogLine(event) ?? textOf(event.message);
  if (own !== null) return own;
  const crashed = thrown?.calls.find(({ ownCode }) => ownCode !== false)?.name;
  if (thrown?.synthetic && crashed) return crashed;
  return (
    firstText(thrown?.type, event.title, crashed, event.culprit, event.transaction) ??
    "No message was sent."
  );
}

/** The log line with its values filled in; null where there is none. */
export function readLogLine(event: Loose): string | null {
  const entry = logEntryOf(event);
  if (!isObject(entry)) return textOf(entry);
  const template = textOf(entry.message);
  return textOf(entry.formatted) ?? (template && fillIn(template, entry.params));
}

/** The text of a log line as the program has it, where values are still to be filled in. */
export function readTemplate(event: Loose): string | null {
  const { message, formatted, params } = objectOf(logEntryOf(event));
  const hasValues = textOf(formatted) !== null || (typeof params === "object" && params !== null);
  return hasValues ? textOf(message) : null;
}

/** Under its name of today, under its old one, or as the event's message. */
function logEntryOf(event: Loose): unknown {
  return event.logentry ?? event["sentry.interfaces.Message"] ?? event.message;
}

/** Python's `%s` and `%(name)s`, and `{}`, `{0}` and `{name}` of others. What is no plain value stays a hole. */
function fillIn(template: string, params: unknown): string {
  if (typeof params !== "object" || params === null) return template;
  const named = objectOf(params);
  const listed: unknown[] = Array.isArray(params) ? params : [];
  let next = 0;
  return cut(template, longestTemplate).replace(
    /%(?:\((\w+)\))?[sdrifx]|\{(\w*)\}/g,
    (hole, percent, brace) => {
      const name: string = percent ?? brace ?? "";
      const isNumber = /^\d+$/.test(name);
      const value = name === "" ? listed[next++] : isNumber ? listed[Number(name)] : named[name];
      return textOf(value)?.slice(0, longestValue) ?? hole;
    },
  );
}
