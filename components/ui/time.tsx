"use client";

import { useLocale } from "next-intl";
import { useNow, useZone } from "#components/ui/clock.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { formatDayMinute, formatRelative, isRecent } from "#lib/format/time.ts";

type Props = {
  /** RFC 3339 */
  at: string;
  /** Inside a link or a button: no focus stop of its own. */
  plain?: boolean;
};

/** A moment: its distance within 24 hours, else its day; all of it on hover, focus and press. */
export function Time({ at, plain = false }: Props) {
  const now = useNow();
  const zone = useZone();
  const language = useLocale();
  const moment = new Date(at);
  return (
    <Moment at={at} plain={plain}>
      {isRecent(moment, now)
        ? formatRelative(moment, now, language)
        : formatDayMinute(moment, zone, language)}
    </Moment>
  );
}
