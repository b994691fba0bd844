"use client";

import { useState } from "react";
import {
  Bar,
  BarChart,
  CartesianGrid,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { placeMarks } from "#components/charts/place-marks.ts";
import type { Timeline, TimelineBand, TimelineMark } from "#components/charts/prepare-timeline.ts";
import { bandLook, markColor } from "#components/charts/timeline-looks.ts";
import { TimelineMarkLabel } from "#components/charts/timeline-mark-label.tsx";
import { TimelineTooltip } from "#components/charts/timeline-tooltip.tsx";

const tickLook = { fontSize: 11, fill: "var(--ink-3)" };

export type PlotProps = {
  timeline: Timeline;
  bands: TimelineBand[];
  marks: TimelineMark[];
  zone: string;
  onZoom: ((from: Date, to: Date) => void) | undefined;
};

export function TimelinePlot({ timeline, bands, marks, zone, onZoom }: PlotProps) {
  const { from, to, rows, series, yTicks, xTicks } = timeline;
  const drag = useDrag(timeline, onZoom);
  const inside = (at: string) => Math.min(to, Math.max(from, Date.parse(at)));
  const labels = new Map(xTicks.map(({ at, label }) => [at, label]));
  return (
    <ResponsiveContainer width="100%" height="100%" className={onZoom ? "select-none" : ""}>
      <BarChart
        data={rows}
        margin={{ top: 20, right: 8, bottom: 0, left: 0 }}
        barCategoryGap={1}
        accessibilityLayer
        {...drag.handlers}
      >
        {bands
          .filter((band) => Date.parse(band.to) > from && Date.parse(band.from) < to)
          .map((band) => (
            <ReferenceArea
              key={`${band.from}${band.label}`}
              x1={inside(band.from)}
              x2={inside(band.to)}
              {...bandLook[band.tone ?? "bad"]}
              fillOpacity={1}
              zIndex={-200}
            />
          ))}
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="middle"
          type="number"
          scale="time"
          domain={[from, to]}
          ticks={xTicks.map(({ at }) => at)}
          tickFormatter={(at: number) => labels.get(at) ?? ""}
          tick={tickLook}
          tickLine={false}
          axisLine={false}
          height={24}
        />
        <YAxis
          width={44}
          domain={[0, yTicks.at(-1) ?? 1]}
          ticks={yTicks}
          tick={tickLook}
          tickLine={false}
          axisLine={false}
        />
        <Tooltip
          cursor={{ fill: "var(--raised)", opacity: 0.6 }}
          isAnimationActive={false}
          content={<TimelineTooltip timeline={timeline} zone={zone} />}
        />
        {series.map(({ key, color }, index) => (
          <Bar
            key={key}
            name={key}
            dataKey={(row: Timeline["rows"][number]) => row.counts[index]}
            stackId="all"
            fill={color}
            isAnimationActive={false}
          />
        ))}
        {placeMarks(marks, from, to).map(({ at, label, tone, words }) => (
          <ReferenceLine
            key={`${at}${label}`}
            x={Date.parse(at)}
            stroke={markColor[tone]}
            strokeWidth={1.5}
            strokeDasharray="3 3"
            label={<TimelineMarkLabel text={label} color={markColor[tone]} words={words} />}
          />
        ))}
        {drag.span ? (
          <ReferenceArea
            x1={drag.span[0]}
            x2={drag.span[1]}
            fill="var(--accent)"
            fillOpacity={0.18}
          />
        ) : null}
      </BarChart>
    </ResponsiveContainer>
  );
}

type Pointer = { activeLabel?: string | number | undefined };

/** Follows a drag over the bars and zooms to the whole buckets under it. */
function useDrag(timeline: Timeline, onZoom: PlotProps["onZoom"]) {
  const [span, setSpan] = useState<[number, number] | null>(null);
  if (!onZoom) return { span: null, handlers: {} };
  const at = ({ activeLabel }: Pointer) => (activeLabel === undefined ? null : Number(activeLabel));
  const finish = () => {
    setSpan(null);
    if (!span || span[0] === span[1]) return;
    const half = (timeline.rows[0]?.middle ?? timeline.from) - timeline.from;
    onZoom(new Date(Math.min(...span) - half), new Date(Math.max(...span) + half));
  };
  const handlers = {
    onMouseDown: (pointer: Pointer) => {
      const start = at(pointer);
      if (start !== null) setSpan([start, start]);
    },
    onMouseMove: (pointer: Pointer) => {
      const end = at(pointer);
      if (span && end !== null) setSpan([span[0], end]);
    },
    onMouseUp: finish,
    onMouseLeave: () => setSpan(null),
  };
  return { span, handlers };
}
