"use client";

import { useNow, useZone } from "#components/ui/clock.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { formatAbsolute, formatDayMinute, formatRelative, isRecent } from "#lib/format/time.ts";

type Props = {
  /** RFC 3339 */
  at: string;
  /** Inside a link or a button: no focus stop of its own. */
  plain?: boolean;
};

/** A moment: its distance within 24 hours, else its day; the full moment on hover and focus. */
export function Time({ at, plain = false }: Props) {
  const now = useNow();
  const zone = useZone();
  const moment = new Date(at);
  const short = isRecent(moment, now) ? formatRelative(moment, now) : formatDayMinute(moment, zone);
  const full = formatAbsolute(moment, zone);
  const time = (
    <time dateTime={at} title={plain ? full : undefined} className="whitespace-nowrap">
      {short}
    </time>
  );
  if (plain) return time;
  return (
    <Tooltip text={full}>
      <button type="button" className="cursor-default rounded-sm text-left">
        {time}
      </button>
    </Tooltip>
  );
}
