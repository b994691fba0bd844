import { cut } from "#lib/grouping/cut.ts";

/** What varies between two occurrences of one error, most specific first; each becomes its name in angle brackets. */
const variables: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["url", /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>)\]]+/gi],
  ["email", /\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+\b/g],
  ["uuid", /\b[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\b/gi],
  ["time", /\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?/g],
  ["ip", /\b\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?\b/g],
  ["hex", /\b0x[0-9a-f]+\b|\b(?=[0-9a-f]*\d)[0-9a-f]{8,}\b/gi],
  ["string", /"[^"\n]{0,200}"|'[^'\n]{0,200}'/g],
  ["duration", /\b\d+(?:\.\d+)?\s?(?:ns|µs|us|ms|s|sec|min|h)\b/g],
  ["number", /(?<![\w.])[-+]?\d+(?:[.,]\d+)*(?![\w])/g],
];

const longestMessage = 1000;

/** The shape of a message: its first two lines with what varies replaced, so that two occurrences agree. */
export function normaliseMessage(message: string): string {
  const lines = cut(message, longestMessage)
    .split("\n")
    .filter((line) => line.trim() !== "");
  const start = lines.slice(0, 2).join(" ");
  const shape = variables.reduce(
    (text, [name, pattern]) => text.replace(pattern, `<${name}>`),
    start,
  );
  return shape.replace(/\s+/g, " ").trim();
}
