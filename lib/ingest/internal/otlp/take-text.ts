import type { Attributes, AttributeValue } from "#lib/ingest/internal/otlp/any-value.ts";

/** Takes the first of these attributes that has a text out of the map; null where none has, and the map stays as it is. */
export function takeText(attributes: Attributes, ...names: string[]): string | null {
  for (const name of names) {
    const text = toText(attributes.get(name));
    if (text === null) continue;
    attributes.delete(name);
    return text;
  }
  return null;
}

/** Numbers are ids and codes as often as texts are; headers are lists, of which the first counts. */
function toText(value: AttributeValue | undefined): string | null {
  if (Array.isArray(value)) return toText(value[0]);
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value : null;
}
