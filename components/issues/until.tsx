"use client";

import { useZone } from "#components/ui/clock.tsx";
import { formatAbsolute, formatDayMinute } from "#lib/format/time.ts";

/** The moment at which something ends, told as a moment: `until 22 Nov, 14:02`. */
export function Until({ at }: { at: string }) {
  const zone = useZone();
  const moment = new Date(at);
  return (
    <time dateTime={at} title={formatAbsolute(moment, zone)} className="whitespace-nowrap">
      until {formatDayMinute(moment, zone)}
    </time>
  );
}
