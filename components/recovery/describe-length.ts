import type { Words } from "#components/ui/words.ts";
import { formatDuration } from "#lib/format/duration.ts";
import type { Language } from "#lib/format/reader-language.ts";
import { type RunDefinition, Step, Verify } from "#lib/recovery/schemas.ts";

type LengthWords = Words<"recovery.length">;
type Plan = Pick<RunDefinition, "steps" | "verify">;

/** How long a run of the plan takes when its first step helps. */
export function describeLength(
  t: LengthWords,
  { steps, verify }: Plan,
  language: Language,
): string {
  const [first] = steps;
  const seconds = (first?.settle_seconds ?? 0) + verify.windows * verify.window_seconds;
  const watched = formatDuration(seconds, language);
  if (!first) return t("watch", { watched });
  return t("call", { timeout: formatDuration(first.timeout_seconds, language), watched });
}

/** The same for one action on a target, which runs with the plan's defaults. */
export function describePressLength(t: LengthWords, target: string, language: Language): string {
  const step = Step.parse({ action: "restart", target });
  return describeLength(t, { steps: [step], verify: Verify.parse({}) }, language);
}
