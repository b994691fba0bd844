import { describeHandOver } from "#components/recovery/describe-scenario.ts";
import { formatDuration } from "#lib/format/duration.ts";
import type { Run } from "#lib/recovery/answers.ts";

type Told = Pick<
  Run,
  "state" | "created_at" | "ended_at" | "decided_by" | "definition" | "events" | "reason" | "live"
>;

/** How the run stands or ended, in one sentence. */
export function describeRun(run: Told): string {
  if (run.live) return describeLive(run);
  const length = formatDuration(secondsBetween(run.created_at, run.ended_at ?? run.created_at));
  const why = run.events.at(-1)?.detail ?? "";
  switch (run.state) {
    case "RECOVERED":
      return `Recovered in ${length}.`;
    case "SKIPPED_RECOVERED":
      return "The service had recovered before anything was done.";
    case "ESCALATED":
      return `${handedOver(run)}: ${why}`;
    case "NEEDS_ATTENTION":
      return `Nobody can tell from here what took effect; somebody has to look: ${why}`;
    case "CANCELLED":
      return `Cancelled after ${length}. ${why}`;
    case "REJECTED":
      return run.decided_by ? `Turned down by ${run.decided_by}.` : "Turned down.";
    case "EXPIRED":
      return `Out of date: ${why}`;
    default:
      return `Failed after ${length}: ${why}`;
  }
}

function describeLive({ state, events }: Told): string {
  if (state === "AWAITING_APPROVAL") return "Nothing is done until somebody approves it.";
  return events.at(-1)?.detail ?? "";
}

function handedOver({ definition }: Told): string {
  return describeHandOver(definition?.escalate_to ?? []).replace(/^Hand/, "Handed");
}

/** Seconds from one RFC 3339 moment to another. */
export function secondsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}
