import { asList, asPlain, isPlain } from "#lib/ingest/internal/otlp/plain.ts";
import type { JsonValue } from "#lib/platform/database.ts";

/** Attributes by name; a name that comes twice keeps its last value. */
export type Attributes = Map<string, AttributeValue>;
export type AttributeValue = JsonValue | null;

const deepest = 32;
/** SDKs stop at 128 themselves. */
const mostPairs = 1000;
const tooDeep = `[nested deeper than ${deepest} levels]`;

/** The JSON value of an OTLP AnyValue: integers beyond 2^53 and bytes (base64) as text, levels beyond 32 cut off. */
export function readAnyValue(value: unknown, depth = 1): AttributeValue {
  if (!isPlain(value)) return null;
  if (depth > deepest) return tooDeep;
  const { stringValue, boolValue, intValue, doubleValue, arrayValue, kvlistValue } = value;
  if (typeof stringValue === "string") return stringValue;
  if (typeof boolValue === "boolean") return boolValue;
  if (intValue != null) return readNumber(intValue);
  if (doubleValue != null) return readNumber(doubleValue);
  if (isPlain(arrayValue)) {
    return asList(arrayValue.values).map((part) => readAnyValue(part, depth + 1));
  }
  if (isPlain(kvlistValue)) {
    return Object.fromEntries(readPairs(kvlistValue.values, depth + 1));
  }
  return typeof value.bytesValue === "string" ? value.bytesValue : null;
}

/** The attributes of a list of OTLP KeyValues, the first thousand; what is no KeyValue is left out. */
export function readAttributes(list: unknown): Attributes {
  return new Map(readPairs(list, 1));
}

function readPairs(list: unknown, depth: number): [string, AttributeValue][] {
  const sent = asList(list);
  const pairs = sent
    .slice(0, mostPairs)
    .map(asPlain)
    .flatMap(({ key, value }): [string, AttributeValue][] =>
      typeof key === "string" ? [[key, readAnyValue(value, depth)]] : [],
    );
  const left = sent.length - mostPairs;
  return left > 0 ? [...pairs, ["attributes_left_out", left]] : pairs;
}

/** Integers come as text or as numbers; not every double has a number in JSON. */
function readNumber(sent: unknown): AttributeValue {
  if (typeof sent === "number") return Number.isFinite(sent) ? sent : String(sent);
  if (typeof sent !== "string") return null;
  const number = /^-?\d{1,16}$/.test(sent) ? Number(sent) : Number.NaN;
  return Number.isSafeInteger(number) ? number : sent;
}
