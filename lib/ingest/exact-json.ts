const longInteger = /[:,[]\s*-?\d{16}/;

/** Reads JSON; integers beyond what a number holds (ids of people, mostly) keep their digits, as text. Throws like JSON.parse. */
export function parseExactly(text: string): unknown {
  if (!longInteger.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_, value: unknown, context?: { source?: string }) => {
    const source = context?.source ?? "";
    const isExact = typeof value !== "number" || Number.isSafeInteger(value);
    return isExact || !/^-?\d+$/.test(source) ? value : source;
  });
}
