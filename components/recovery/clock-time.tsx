"use client";

import { useZone } from "#components/ui/clock.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { formatTimeOfDay } from "#lib/format/time.ts";

/** A moment to the second, where the order of moments is the point; all of it on hover, focus and press. */
export function ClockTime({ at }: { at: string }) {
  return <Moment at={at}>{formatTimeOfDay(new Date(at), useZone(), true)}</Moment>;
}
