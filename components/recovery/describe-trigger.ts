import { formatDuration } from "#lib/format/duration.ts";
import type { Trigger, TriggerKind } from "#lib/recovery/trigger-schemas.ts";

export const kindWords: Record<TriggerKind, { label: string; hint: string }> = {
  count: { label: "Many errors", hint: "A number of errors within a time." },
  rate: {
    label: "More errors than usual",
    hint: "Compared with the same hour of the last 14 days.",
  },
  share: { label: "A large share of all errors", hint: "Of what the service reports in the time." },
  absence: {
    label: "Silence",
    hint: "Nothing comes any more from a service that was heard before.",
  },
  "new-issue": { label: "A new issue", hint: "An error that was never seen before." },
  "regressed-issue": { label: "An issue that comes again", hint: "After somebody resolved it." },
};

/** When a plan starts, in a sentence. */
export function describeStart(trigger: Trigger): string {
  const { count, window_seconds } = trigger;
  const many = count === 1 ? "1 error" : `${count} errors`;
  const arrive = `${many}${ofWhat(trigger)} ${count === 1 ? "arrives" : "arrive"} within ${formatDuration(window_seconds)}`;
  switch (trigger.kind) {
    case "count":
      return `Starts when ${arrive}.`;
    case "rate":
      return `Starts when ${arrive} and that is at least ${trigger.factor} times what is usual at this hour.`;
    case "share":
      return `Starts when ${arrive} and they are at least ${trigger.share_percent} % of all errors of the service.`;
    case "absence":
      return `Starts when ${trigger.monitor === null ? "no record and no check-in has come" : `${trigger.monitor} has not checked in`} for ${formatDuration(window_seconds)}, although something came in the day before.`;
    case "new-issue":
      return `Starts when a new issue${ofWhat(trigger)} opens.`;
    case "regressed-issue":
      return `Starts when a resolved issue${ofWhat(trigger)} comes again.`;
  }
}

function ofWhat({ error_codes, pattern }: Trigger): string {
  const codes = error_codes.length > 0 ? ` of ${error_codes.join(" or ")}` : "";
  return pattern === null ? codes : `${codes} like ${pattern}`;
}
