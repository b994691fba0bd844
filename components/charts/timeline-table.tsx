import type { Timeline, TimelineBand, TimelineMark } from "#components/charts/prepare-timeline.ts";
import { formatAbsolute, formatDayMinute } from "#lib/format/time.ts";

type Props = {
  title: string;
  timeline: Timeline;
  zone: string;
  bands: TimelineBand[];
  marks: TimelineMark[];
};

/** The same timeline for who does not see it. */
export function TimelineTable({ title, timeline, zone, bands, marks }: Props) {
  return (
    <div className="sr-only">
      {bands.length + marks.length > 0 ? (
        <ul>
          {bands.map(({ from, to, label }) => (
            <li key={`${from}${label}`}>
              {label}: {formatAbsolute(new Date(from), zone)} to{" "}
              {formatAbsolute(new Date(to), zone)}
            </li>
          ))}
          {marks.map(({ at, label }) => (
            <li key={`${at}${label}`}>
              {formatAbsolute(new Date(at), zone)}: {label}
            </li>
          ))}
        </ul>
      ) : null}
      <table>
        <caption>
          {title}, {timeline.bucketLabel}
        </caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            {timeline.series.map(({ key }) => (
              <th key={key} scope="col">
                {key}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {timeline.rows.map(({ start, counts }) => (
            <tr key={start}>
              <th scope="row">{formatDayMinute(new Date(start), zone)}</th>
              {timeline.series.map(({ key }, index) => (
                <td key={key}>{counts[index]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
