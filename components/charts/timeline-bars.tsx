import type { Timeline, TimelineBand } from "#components/charts/prepare-timeline.ts";
import { stackBars } from "#components/charts/stack-bars.ts";
import type { BarSpan } from "#components/charts/use-bar-drag.ts";

type Props = {
  timeline: Timeline;
  bands: TimelineBand[];
  active: number | null;
  dragged: BarSpan | null;
};

/** A band of minutes on a chart of weeks is narrower than a pixel: its edge keeps it in sight. */
const bandLook = {
  bad: { fill: "var(--bad-wash)" },
  idle: { fill: "var(--raised)", stroke: "var(--edge)", strokeOpacity: 0.5 },
};

/** Bars, and what lies behind and over them, in a picture one unit a bar wide and one a count high. */
export function TimelineBars({ timeline, bands, active, dragged }: Props) {
  const { from, to, rows, series, yTicks } = timeline;
  const highest = yTicks.at(-1) ?? 1;
  const barAt = (at: string) =>
    ((Math.min(to, Math.max(from, Date.parse(at))) - from) / (to - from)) * rows.length;
  const tall = { y: 0, height: highest };
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${rows.length} ${highest}`}
      preserveAspectRatio="none"
      className="keep-color absolute inset-0 size-full"
    >
      {bands
        .filter((band) => Date.parse(band.to) > from && Date.parse(band.from) < to)
        .map((band) => (
          <rect
            key={`${band.from}${band.label}`}
            x={barAt(band.from)}
            width={barAt(band.to) - barAt(band.from)}
            vectorEffect="non-scaling-stroke"
            {...tall}
            {...bandLook[band.tone ?? "bad"]}
          />
        ))}
      {active === null ? null : (
        <rect x={active} width={1} {...tall} fill="var(--raised)" opacity={0.6} />
      )}
      {stackBars(rows, series.length, highest).map((path, index) => (
        <path key={series[index]?.key} d={path} fill={series[index]?.color} />
      ))}
      {dragged ? (
        <rect
          x={Math.min(...dragged)}
          width={Math.abs(dragged[1] - dragged[0]) + 1}
          {...tall}
          fill="var(--accent)"
          opacity={0.18}
        />
      ) : null}
    </svg>
  );
}
