export type EvidenceRow = { name: string; before: string; after: string; changed: boolean };

/** What could be read of the target before and after a call, side by side; nothing where it shows no evidence. */
export function prepareEvidence(before: unknown, after: unknown): EvidenceRow[] {
  const old = toEntries(before);
  const fresh = toEntries(after);
  const names = [...new Set([...old.keys(), ...fresh.keys()])].filter((name) => !hidden.has(name));
  return names.map((name) => {
    const one = format(name, old.get(name));
    const other = format(name, fresh.get(name));
    return {
      name: labels[name] ?? name.replaceAll("_", " "),
      before: one,
      after: other,
      changed: fresh.size > 0 && one !== other,
    };
  });
}

/** What stands on the screen where the target's own words say too little. */
const labels: Record<string, string> = {
  statename: "state",
  start: "started",
  stop: "stopped",
  pid: "process id",
  workers: "serving workers",
  leaving: "workers shutting down",
  invocation_id: "invocation",
  active_state: "state",
  sub_state: "state in detail",
  started_at: "started",
  observed_generation: "generation seen",
  wanted_replicas: "pods wanted",
  replicas: "pods",
  updated_replicas: "new pods",
  available_replicas: "pods available",
  value_hash: "hash of the value",
  restarted_at: "restart asked for",
  last_job: "last job of the agent",
  last_result: "how that job ended",
};
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
