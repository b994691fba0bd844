import { hash } from "node:crypto";
import type { Occurrence } from "#lib/grouping/fingerprint.ts";
import { coarseKey } from "#lib/grouping/internal/stack/coarse-key.ts";
import { type Reading, readOccurrence } from "#lib/grouping/internal/stack/read-occurrence.ts";
import { prepareShape } from "#lib/grouping/message-shape.ts";
import type { StackEvidence } from "#lib/grouping/stack-evidence.ts";

/** A person's rule: a record that it matches gets its fingerprint, in which `{{ default }}` stands for the derived one. */
export type GroupingRule = {
  name: string;
  matches(occurrence: Occurrence): boolean;
  fingerprint: readonly string[];
};

export type Grouping = {
  basis: "explicit" | "rule" | "stack" | "message";
  /** `v2:` and 32 hex digits: equal for records of one error. */
  key: string;
  /** The sentence that ops read: what made the records equal. */
  why: string;
  /** 16 hex digits: equal for errors of one name and much the same words, in any service. Only a new issue asks. */
  coarse(): string;
  /** Where the words of the message take part: what learns which of them vary. */
  template: { scope: string; shape: string } | null;
};

type Part = string | readonly Part[];
/** `parts` decide, together with the shape of the message where there is one. */
type Derived = { parts: Part[]; shape: string | null; because: string; key?: string };

const defaultPart = /^\{\{\s*default\s*\}\}$/;
const longestScope = 600;
const mostRemembered = 50;

/**
 * Version 2: an explicit fingerprint, else the first rule that matches, else the types of the errors and the innermost
 * calls of own code; the message takes part only where those calls say too little.
 */
export function deriveFingerprintV2(
  occurrence: Occurrence,
  rules: readonly GroupingRule[] = [],
): Grouping {
  const reading = readOccurrence(occurrence);
  const coarse = () => coarseKey(reading.types[0] ?? reading.code ?? "", reading.message);
  const set = findFingerprint(occurrence, rules);
  if (!set) {
    const derived = derive(reading);
    const basis = derived.shape === null ? "stack" : "message";
    return { basis, ...keyOf(derived), why: `Same ${derived.because}.`, coarse };
  }
  const named = `${set.who}: ${set.fingerprint.join(", ")}`;
  if (!set.fingerprint.some((part) => defaultPart.test(part))) {
    const plain = { parts: ["set", ...set.fingerprint], shape: null };
    return { basis: set.basis, ...keyOf(plain), why: `${named}.`, coarse };
  }
  const derived = derive(reading);
  const parts = [
    "set",
    ...set.fingerprint.map((part) => (defaultPart.test(part) ? derived.parts : part)),
  ];
  const expanded = set.fingerprint.length === 1 ? derived : { parts, shape: derived.shape };
  return {
    basis: set.basis,
    ...keyOf(expanded),
    why: `${named}; same ${derived.because}.`,
    coarse,
  };
}

/** The key of a message template: of its scope and the shape that founded it. */
export function keyOfTemplate(scope: string, founder: string): string {
  return digest(["message", scope, founder]);
}

function findFingerprint(occurrence: Occurrence, rules: readonly GroupingRule[]) {
  const { fingerprint } = occurrence;
  if (fingerprint.length > 0) {
    return { basis: "explicit" as const, fingerprint, who: "The service set the fingerprint" };
  }
  const rule = rules.find((rule) => rule.fingerprint.length > 0 && rule.matches(occurrence));
  if (!rule) return null;
  const who = `The rule “${rule.name}” set the fingerprint`;
  return { basis: "rule" as const, fingerprint: rule.fingerprint, who };
}

/** Of a stack that comes again and again, by what else decides; gone with the stack. */
const decided = new WeakMap<StackEvidence, Map<string, Derived>>();

function derive(reading: Reading): Derived {
  const { types, code, evidence } = reading;
  if (!evidence.decides) return deriveFromMessage(reading);
  const known = decided.get(evidence) ?? new Map<string, Derived>();
  decided.set(evidence, known);
  const id = JSON.stringify([code, types]);
  const derived = known.get(id) ?? deriveFromCalls(reading);
  if (known.size < mostRemembered) known.set(id, derived);
  return derived;
}

function deriveFromCalls({ types, code, evidence }: Reading): Derived {
  const parts = ["stack", code ?? "", types, evidence.calls];
  const calls = evidence.calls.join(" ← ");
  const because = `${nameErrors(types, code)}, and the same innermost calls: ${calls}`;
  return { parts, shape: null, because, key: digest(parts) };
}

function deriveFromMessage(reading: Reading): Derived {
  const { types, code, evidence } = reading;
  const names = nameErrors(types, code);
  const calls = evidence.calls.join(" ← ");
  const shape = prepareShape(reading.message);
  const place = calls ? `, and the same calls, too general to decide alone: ${calls}` : "";
  return {
    parts: ["message", code ?? "", types, evidence.calls],
    shape,
    because: `${names}, same message but for what varies: “${shape}”${place}`,
  };
}

function nameErrors(types: readonly string[], code: string | null): string {
  const chain = types.join(" caused by ");
  if (code === null) return chain || "unnamed error";
  return chain ? `error code ${code}, same ${chain}` : `error code ${code}`;
}

function keyOf({
  parts,
  shape,
  key,
}: Omit<Derived, "because">): Pick<Grouping, "key" | "template"> {
  if (shape === null) return { key: key ?? digest(parts), template: null };
  const scope = boundScope(JSON.stringify(parts));
  return { key: keyOfTemplate(scope, shape), template: { scope, shape } };
}

/** A scope is part of an index, whose entries are bounded. */
function boundScope(scope: string): string {
  if (scope.length <= longestScope) return scope;
  return `${scope.slice(0, longestScope - 64)}${hash("sha256", scope, "hex")}`;
}

/** JSON keeps the parts apart: ["ab", "c"] and ["a", "bc"] differ. */
function digest(parts: readonly Part[]): string {
  return `v2:${hash("sha256", JSON.stringify(parts), "hex").slice(0, 32)}`;
}
