import type { Words } from "#components/ui/words.ts";
export type EvidenceRow = { name: string; before: string; after: string; changed: boolean };

type EvidenceWords = Words<"recovery.evidence">;
type Name = Parameters<EvidenceWords>[0];

/** What could be read of the target before and after a call, side by side; nothing where it shows no evidence. */
export function prepareEvidence(t: EvidenceWords, before: unknown, after: unknown): EvidenceRow[] {
  const old = toEntries(before);
  const fresh = toEntries(after);
  const names = [...new Set([...old.keys(), ...fresh.keys()])].filter((name) => !hidden.has(name));
  return names.map((name) => {
    const one = format(name, old.get(name));
    const other = format(name, fresh.get(name));
    return {
      name: isKnown(t, name) ? t(name) : name.replaceAll("_", " "),
      before: one,
      after: other,
      changed: fresh.size > 0 && one !== other,
    };
  });
}

/** Whether the target's own word says too little, so that another stands on the screen. */
function isKnown(t: EvidenceWords, name: string): name is Name {
  return /^\w+$/.test(name) && t.has(name as Name);
}

/** What an adapter keeps for itself. */
const hidden = new Set(["restart_as"]);
const epochs = new Set(["start", "stop"]);

function toEntries(evidence: unknown): Map<string, unknown> {
  if (typeof evidence !== "object" || evidence === null) return new Map();
  return new Map(Object.entries(evidence));
}

function format(name: string, value: unknown): string {
  if (value === undefined || value === null || value === "") return "–";
  if (epochs.has(name) && typeof value === "number")
    return value > 0
      ? `${new Date(value * 1000).toISOString().slice(0, 19).replace("T", " ")} UTC`
      : "–";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
