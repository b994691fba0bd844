import type { StepParams } from "#lib/recovery/schemas.ts";

/** One setting and what it becomes. */
export type ConfigChange = {
  key: string;
  value: unknown;
  /** Whether the previous value is put back when the change did not help. */
  revert: boolean;
  path: string;
};

/** A setting as evidence: its version, and its value so that two can be compared although one may not be read. */
export type ConfigState = {
  version: string;
  value_hash: string;
  /** As JSON; null where it may not be kept, or is too large. */
  value: string | null;
};

const mostCharacters = 4000;
const secretWords =
  /pass(word|wd|phrase|code)?$|secret|token|credential|private|(api|access|auth|signing|encryption)_?key|authorization|dsn$|connection_?string|cookie/i;

/** The change that a step asks for; null where its params name no key. */
export function toConfigChange(params: StepParams | undefined): ConfigChange | null {
  if (params?.key === undefined) return null;
  const { key, value, revert = true, path = `/paramedic/config/${key}` } = params;
  return { key, value, revert, path };
}

/** Whether a name says that its value is a secret. */
export function isSecretName(name: string): boolean {
  return secretWords.test(name.replaceAll(/[-.]/g, "_"));
}

/** The same text for the same value, however its members are ordered. */
export function writeCanonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeCanonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, part]) => `${JSON.stringify(name)}:${writeCanonical(part)}`).join(",")}}`;
}

/** The value as it may be kept and shown; null where a name in it says that it is a secret, or it is too large. */
export function keepValue(key: string, value: unknown): string | null {
  const text = writeCanonical(value);
  return isSecretName(key) || holdsSecret(value) || text.length > mostCharacters ? null : text;
}

function holdsSecret(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([name, part]) => isSecretName(name) || holdsSecret(part));
}

/**
 * How far a change got. `half`: the setting has another value than before and than wanted, so somebody else changed
 * it; going on with the compare-and-set will say so.
 */
export function judgeChange(
  before: ConfigState,
  after: ConfigState,
  wanted_hash: string,
): "done" | "half" | "none" {
  if (after.value_hash === wanted_hash) return "done";
  return after.version === before.version ? "none" : "half";
}
