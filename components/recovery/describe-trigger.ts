import { describeCodes } from "#components/recovery/describe-scenario.ts";
import type { Words } from "#components/ui/words.ts";
import { formatDuration } from "#lib/format/duration.ts";
import type { Language } from "#lib/format/reader-language.ts";
import type { Trigger } from "#lib/recovery/trigger-schemas.ts";

type PlanWords = Words<"recovery.plan">;

/** When a plan starts, in a sentence. */
export function describeStart(t: PlanWords, trigger: Trigger, language: Language): string {
  const { count } = trigger;
  const errors = narrow(t, t("errors", { count, number: String(count) }), trigger);
  const span = formatDuration(trigger.window_seconds, language);
  const arrive = { errors, count, span };
  switch (trigger.kind) {
    case "count":
      return t("starts.count", arrive);
    case "rate":
      return t("starts.rate", { ...arrive, factor: trigger.factor });
    case "share":
      return t("starts.share", { ...arrive, percent: trigger.share_percent });
    case "absence":
      return trigger.monitor === null
        ? t("starts.silence", { span })
        : t("starts.noCheckIn", { monitor: trigger.monitor, span });
    case "new-issue":
      return t("starts.newIssue", { issue: narrow(t, t("newIssue"), trigger) });
    case "regressed-issue":
      return t("starts.regressed", { issue: narrow(t, t("resolvedIssue"), trigger) });
  }
}

/** `5 errors`, told of which: `5 errors of A or B like pool`. */
function narrow(t: PlanWords, what: string, { error_codes, pattern }: Trigger): string {
  const codes = error_codes.length > 0 ? describeCodes(t, error_codes) : null;
  const known = codes === null ? what : t("of", { what, codes });
  return pattern === null ? known : t("like", { what: known, pattern });
}
