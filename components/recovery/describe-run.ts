import { describeHandedOver } from "#components/recovery/describe-scenario.ts";
import type { Words } from "#components/ui/words.ts";
import { formatDuration } from "#lib/format/duration.ts";
import type { Language } from "#lib/format/reader-language.ts";
import type { Run } from "#lib/recovery/answers.ts";

type Told = Pick<
  Run,
  "state" | "created_at" | "ended_at" | "decided_by" | "definition" | "events" | "reason" | "live"
>;
type RunWords = {
  actions: Words<"recovery.actions">;
  run: Words<"recovery.runSentence">;
  language: Language;
};

/** How the run stands or ended, in one sentence. */
export function describeRun({ actions, run: t, language }: RunWords, run: Told): string {
  const why = run.events.at(-1)?.detail ?? "";
  if (run.live) return run.state === "AWAITING_APPROVAL" ? t("awaiting") : why;
  const seconds = secondsBetween(run.created_at, run.ended_at ?? run.created_at);
  const length = formatDuration(seconds, language);
  const handedOver = describeHandedOver(actions, run.definition?.escalate_to ?? []);
  switch (run.state) {
    case "RECOVERED":
      return t("recovered", { length });
    case "SKIPPED_RECOVERED":
      return t("skipped");
    case "ESCALATED":
      return t("escalated", { handedOver, why });
    case "NEEDS_ATTENTION":
      return t("unknown", { why });
    case "CANCELLED":
      return t("cancelled", { length, why });
    case "REJECTED":
      return run.decided_by ? t("rejectedBy", { name: run.decided_by }) : t("rejected");
    case "EXPIRED":
      return t("expired", { why });
    default:
      return t("failed", { length, why });
  }
}

/** Seconds from one RFC 3339 moment to another. */
export function secondsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}
