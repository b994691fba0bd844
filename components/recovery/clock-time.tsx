"use client";

import { useZone } from "#components/ui/clock.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { formatAbsolute, formatTimeOfDay } from "#lib/format/time.ts";

/** A moment to the second, where the order of moments is the point; its day on hover and focus. */
export function ClockTime({ at }: { at: string }) {
  const zone = useZone();
  const moment = new Date(at);
  return (
    <Tooltip text={formatAbsolute(moment, zone)}>
      <button type="button" className="cursor-default rounded-sm text-left">
        <time dateTime={at} className="whitespace-nowrap">
          {formatTimeOfDay(moment, zone, true)}
        </time>
      </button>
    </Tooltip>
  );
}
