"use client";

import { useMemo } from "react";
import { TimelineChart } from "#components/charts/timeline-chart.tsx";
import { prepareReplay } from "#components/recovery/prepare-replay.ts";
import { wordOfHold, wordsOfStart } from "#components/recovery/replay-words.ts";
import { WordsPill } from "#components/recovery/run-state-pill.tsx";
import { useZone } from "#components/ui/clock.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { formatCount } from "#lib/format/count.ts";
import { formatDayMinute } from "#lib/format/time.ts";
import type { Replay, ReplayStart } from "#lib/recovery/replay-schemas.ts";

const mostRows = 20;

/** A sentence, the chart, each start, and what history cannot tell. */
export function ReplayResult({ replay }: { replay: Replay }) {
  const zone = useZone();
  const { series, bands, marks } = useMemo(() => prepareReplay(replay, wordOfHold), [replay]);
  const { summary, starts, timeline, resolution } = replay;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <p className="font-medium wrap-anywhere">{summary.sentence}</p>
      <TimelineChart
        title="Errors, and what it would have done"
        series={series}
        bucketSeconds={timeline.bucket_seconds}
        zone={zone}
        bands={bands}
        marks={marks}
      />
      {starts.length > 0 ? <StartTable starts={starts} total={summary.starts} zone={zone} /> : null}
      <details>
        <summary className="cursor-pointer text-ink-2">What this does not know</summary>
        <ul className="mt-2 list-disc pl-5 text-sm text-ink-2">
          {resolution.map(({ from, to, meaning }) => (
            <li key={from}>
              {formatDayMinute(new Date(from), zone)} to {formatDayMinute(new Date(to), zone)}:{" "}
              {meaning}
            </li>
          ))}
          {summary.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}

type TableProps = { starts: ReplayStart[]; total: number; zone: string };

function StartTable({ starts, total, zone }: TableProps) {
  const shown = starts.slice(0, mostRows);
  return (
    <div className="min-w-0 overflow-x-auto">
      <table className="w-full text-left text-sm">
        <caption className="mb-1.5 text-left text-ink-2">
          {total > shown.length
            ? `The first ${shown.length} of ${formatCount(total)} starts`
            : "When it would have started"}
        </caption>
        <thead className="text-ink-2">
          <tr className="border-b border-line">
            <th scope="col" className="py-1.5 pr-4 font-medium">
              When
            </th>
            <th scope="col" className="py-1.5 pr-4 font-medium">
              Why
            </th>
            <th scope="col" className="py-1.5 font-medium">
              Without any action
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((start) => (
            <tr key={start.at} className="border-b border-line last:border-0">
              <th scope="row" className="py-1.5 pr-4 font-normal whitespace-nowrap">
                <Moment at={start.at}>{formatDayMinute(new Date(start.at), zone)}</Moment>
              </th>
              <td className="py-1.5 pr-4">{start.sentence}</td>
              <td className="py-1.5">
                <WordsPill words={wordsOfStart(start)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
