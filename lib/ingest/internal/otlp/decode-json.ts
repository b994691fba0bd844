import { mostParts } from "#lib/ingest/internal/otlp/decode-protobuf.ts";
import { isPlain, type Plain } from "#lib/ingest/internal/otlp/plain.ts";
import { scanJson } from "#lib/ingest/scan-json.ts";
import { Problem } from "#lib/platform/errors.ts";

/** One level of a nested attribute value is four brackets in OTLP's JSON. */
const deepest = 256;
/** Millions of numbers in a list would hold up everyone for seconds. */
const mostMembers = 1_000_000;

/**
 * Reads the JSON of an OTLP request, which is plain JSON and not that of protobuf: ids are hex, unknown names are left
 * alone. Nothing at all is an empty request. Throws `unreadable-body` or `too-large`.
 */
export function decodeJson(bytes: Buffer): Plain {
  const text = bytes.toString("utf8").replace(/^\uFEFF/, "");
  if (text.trim() === "") return {};
  const scanned = scanJson(bytes, { depth: deepest, commas: mostMembers });
  if (scanned === "too-deep") {
    throw new Problem("unreadable-body", `The body is nested deeper than ${deepest} levels.`);
  }
  if (scanned === "too-many") {
    throw new Problem("too-large", `The body holds more than ${mostMembers} members.`);
  }
  requireFewParts(text);
  const value = parse(text);
  if (!isPlain(value)) throw new Problem("unreadable-body", "The body is not a JSON object.");
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Problem("unreadable-body", "The body is not valid JSON.", { cause });
  }
}

function requireFewParts(text: string): void {
  if (count(text, "{") + count(text, "[") > mostParts) {
    throw new Problem("too-large", `The body holds more than ${mostParts} parts.`);
  }
}

function count(text: string, bracket: string): number {
  let found = 0;
  for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) found += 1;
  return found;
}
