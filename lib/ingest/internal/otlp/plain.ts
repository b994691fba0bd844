/** An object of a request before anything about it is known. */
export type Plain = { [name: string]: unknown };

/** True for an object that is no array. */
export function isPlain(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object, or an empty one in the place of anything else: a sender may leave any part out. */
export function asPlain(value: unknown): Plain {
  return isPlain(value) ? value : {};
}

/** The array, or an empty one in the place of anything else. */
export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The text, or null where there is none or an empty one, which protobuf cannot tell apart. */
export function asText(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
