import type { JsonValue } from "#lib/platform/database.ts";

/** A plan as it is stored: what JSON has no word for, such as absent members, is gone. */
export function toJson(value: object): JsonValue {
  return JSON.parse(JSON.stringify(value));
}
