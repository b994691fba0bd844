"use client";

import { useLocale, useTranslations } from "next-intl";
import { prepareRunSteps } from "#components/recovery/prepare-run-steps.ts";
import { useNow, useZone } from "#components/ui/clock.tsx";
import { ProgressSteps } from "#components/ui/progress-steps.tsx";
import { formatDuration } from "#lib/format/duration.ts";
import { formatDayMinute, formatTimeOfDay, isRecent } from "#lib/format/time.ts";
import type { Run } from "#lib/recovery/answers.ts";

/** The ladder of a run, with the time of each step in the reader's zone. */
export function RunSteps({ run }: { run: Run }) {
  const t = useTranslations("recovery.runSteps");
  const language = useLocale();
  const actions = useTranslations("recovery.actions");
  const zone = useZone();
  const now = useNow();
  const steps = prepareRunSteps({ t, actions, language }, run).map(({ at, seconds, ...step }) => ({
    ...step,
    detail: seconds === undefined ? at && moment(new Date(at)) : formatDuration(seconds, language),
  }));
  function moment(at: Date) {
    return isRecent(at, now)
      ? formatTimeOfDay(at, zone, true)
      : formatDayMinute(at, zone, language);
  }
  return <ProgressSteps steps={steps} />;
}
