import type { TopCode } from "#lib/insights/schemas.ts";
import type { Incident, Run } from "#lib/recovery/answers.ts";

export type CodeState = "open" | "regressed" | "recovering" | "recovered" | "resolved" | "muted";

type Code = Pick<TopCode, "service" | "error_code" | "environments" | "states">;
type Place = { service: string; environment: string };
type LiveRun = Pick<Run, "service" | "environment" | "state" | "live" | "definition">;
type Ended = Pick<Incident, "service" | "environment" | "error_codes" | "opened_at" | "closed_at">;

/**
 * How a service's code stands. What people decided about its issues goes first; then a run that works on it; then
 * whether its last incident has ended. Without an incident it is as open as its issues.
 */
export function deriveCodeState(code: Code, runs: LiveRun[], incidents: Ended[]): CodeState {
  const { states } = code;
  if (states.length > 0 && states.every((state) => state === "muted")) return "muted";
  if (states.length > 0 && states.every((state) => state === "resolved")) return "resolved";
  if (runs.some((run) => isWorkingOn(run, code))) return "recovering";
  const last = incidents
    .filter((incident) => isOf(incident, code) && incident.error_codes.includes(code.error_code))
    .reduce<Ended | null>(
      (latest, one) => (latest && latest.opened_at >= one.opened_at ? latest : one),
      null,
    );
  if (last?.closed_at) return "recovered";
  return states.includes("regressed") ? "regressed" : "open";
}

function isOf(place: Place, code: Code): boolean {
  return place.service === code.service && code.environments.includes(place.environment);
}

function isWorkingOn(run: LiveRun, code: Code): boolean {
  if (!run.live || run.state === "AWAITING_APPROVAL" || !isOf(run, code)) return false;
  const codes = run.definition?.trigger?.error_codes ?? [];
  return codes.length === 0 || codes.includes(code.error_code);
}
