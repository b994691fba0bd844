import { drawBars } from "#components/charts/draw-bars.ts";
import type { Timeline, TimelineBand, TimelineMark } from "#components/charts/prepare-timeline.ts";
import { bandLook, markColor } from "#components/charts/timeline-looks.ts";

type Props = { timeline: Timeline; bands: TimelineBand[]; marks: TimelineMark[] };

/**
 * What the interactive chart shows, drawn by the server where each of its bars is: no script is loaded for it and nothing
 * moves when the chart takes its place. The words beside the figure say the same.
 */
export function TimelinePicture({ timeline, bands, marks }: Props) {
  const { from, to, yTicks, xTicks } = timeline;
  const top = yTicks.at(-1) ?? 1;
  const place = (at: number) => Math.min(100, Math.max(0, ((at - from) / (to - from)) * 100));
  return (
    <div aria-hidden className="keep-color relative size-full text-[11px] text-ink-3">
      <div className="absolute top-5 right-2 bottom-6 left-11">
        <PictureBars {...{ timeline, bands, top, place }} />
        {marks.filter(isWithin(from, to)).map(({ at, label, tone }) => (
          <span
            key={`${at}${label}`}
            className="absolute inset-y-0 -ml-px border-l-[1.5px] border-dashed"
            style={{ left: `${place(Date.parse(at))}%`, borderColor: markColor[tone] }}
          >
            <span
              className="absolute -top-2.5 -left-1.25 size-2.25 rounded-full"
              style={{ background: markColor[tone] }}
            />
          </span>
        ))}
        {yTicks.map((tick) => (
          <span
            key={tick}
            className="absolute -left-2 -translate-x-full translate-y-1/2 leading-none"
            style={{ bottom: `${(tick / top) * 100}%` }}
          >
            {tick}
          </span>
        ))}
        {xTicks.map(({ at, label }) => (
          <span
            key={at}
            className="absolute top-full -translate-x-1/2 pt-2 leading-none whitespace-nowrap nth-[even]:max-[23rem]:hidden"
            style={{ left: `clamp(0.75rem, ${place(at)}%, 100% - 0.75rem)` }}
          >
            {label}
          </span>
        ))}
      </div>
    </div>
  );
}

type BarsProps = Omit<Props, "marks"> & { top: number; place: (at: number) => number };

/** One unit is a bucket across and one record up, and the picture is stretched to its place. */
function PictureBars({ timeline, bands, top, place }: BarsProps) {
  const { from, to, rows, yTicks } = timeline;
  const width = rows.length;
  const across = (at: string) => (place(Date.parse(at)) / 100) * width;
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${width} ${top}`}
      preserveAspectRatio="none"
      className="absolute size-full"
    >
      {bands
        .filter((band) => Date.parse(band.to) > from && Date.parse(band.from) < to)
        .map((band) => (
          <rect
            key={`${band.from}${band.label}`}
            x={across(band.from)}
            width={across(band.to) - across(band.from)}
            height={top}
            vectorEffect="non-scaling-stroke"
            {...bandLook[band.tone ?? "bad"]}
          />
        ))}
      {yTicks.map((tick) => (
        <line
          key={tick}
          x2={width}
          y1={top - tick}
          y2={top - tick}
          stroke="var(--line)"
          vectorEffect="non-scaling-stroke"
        />
      ))}
      {drawBars(timeline, top).map(({ key, color, path }) => (
        <path key={key} d={path} fill={color} />
      ))}
    </svg>
  );
}

function isWithin(from: number, to: number) {
  return ({ at }: TimelineMark) => Date.parse(at) >= from && Date.parse(at) <= to;
}
