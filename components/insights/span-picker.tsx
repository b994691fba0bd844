"use client";

import { useQueryStates } from "nuqs";
import { type SpanName, spanNames, spanOptions, spanParsers } from "#components/insights/span.ts";
import { useZone } from "#components/ui/clock.tsx";
import { Select } from "#components/ui/select.tsx";
import { formatDay, formatTimeOfDay } from "#lib/format/time.ts";

const zoomed = "zoomed";

/** Which span of time a page shows; a zoomed one is an option of its own until another is chosen. */
export function SpanPicker() {
  const zone = useZone();
  const [{ range, from, to }, setSpan] = useQueryStates(spanParsers, { shallow: false });
  const isZoomed = from !== null && to !== null && from < to;
  function choose(value: string) {
    const next = spanNames.find((name) => name === value);
    if (next) void setSpan({ range: next satisfies SpanName, from: null, to: null });
  }
  return (
    <Select
      aria-label="Time shown"
      className="max-sm:w-full"
      value={isZoomed ? zoomed : range}
      onChange={(event) => choose(event.target.value)}
    >
      {isZoomed ? <option value={zoomed}>{wordSpan(from, to, zone)}</option> : null}
      {spanOptions.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </Select>
  );
}

function wordSpan(from: Date, to: Date, zone: string): string {
  const days = [formatDay(from, zone), formatDay(to, zone)];
  const times = [formatTimeOfDay(from, zone), formatTimeOfDay(to, zone)];
  return days[0] === days[1]
    ? `${days[0]}, ${times[0]} – ${times[1]}`
    : `${days[0]}, ${times[0]} – ${days[1]}, ${times[1]}`;
}
