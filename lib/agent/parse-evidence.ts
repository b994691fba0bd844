import { createHash } from "node:crypto";
import { HostEvidence } from "#lib/agent/protocol-schemas.ts";

const line = /^([A-Za-z_][\w.-]{0,49})=(.*)$/;
const longestValue = 200;

/**
 * What an evidence command printed, as values to compare: the members of a JSON object, `name=value` lines as
 * systemctl prints them, or else the text's beginning with the hash of all of it.
 */
export function parseEvidence(text: string): HostEvidence {
  const plain = text.trim();
  return readObject(plain) ?? readLines(plain) ?? hashText(plain);
}

function readObject(text: string): HostEvidence | null {
  if (!text.startsWith("{")) return null;
  try {
    return HostEvidence.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function readLines(text: string): HostEvidence | null {
  const pairs = text.split("\n").map((each) => line.exec(each.trim()));
  const entries = pairs.map((pair) => [pair?.[1] ?? "", (pair?.[2] ?? "").slice(0, longestValue)]);
  return HostEvidence.safeParse(Object.fromEntries(entries)).data ?? null;
}

function hashText(text: string): HostEvidence {
  if (text.length <= longestValue) return { output: text };
  const sha256 = createHash("sha256").update(text).digest("hex");
  return { output: text.slice(0, longestValue).toWellFormed(), sha256 };
}
