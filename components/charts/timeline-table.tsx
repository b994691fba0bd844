import { useLocale, useTranslations } from "next-intl";
import { nameSeries } from "#components/charts/describe-timeline.ts";
import type { Timeline, TimelineBand, TimelineMark } from "#components/charts/prepare-timeline.ts";
import { formatAbsolute, formatDayMinute } from "#lib/format/time.ts";

type Props = {
  title: string;
  timeline: Timeline;
  zone: string;
  bands: TimelineBand[];
  marks: TimelineMark[];
  /** Leaves the counts of each bucket away: the sentence of the figure says the most. */
  isShort: boolean;
};

/** The same timeline for who does not see it. */
export function TimelineTable({ title, timeline, zone, bands, marks, isShort }: Props) {
  const t = useTranslations("charts.timeline");
  const language = useLocale();
  const tell = (at: string) => formatAbsolute(new Date(at), zone, language);
  return (
    <div className="sr-only">
      {bands.length + marks.length > 0 ? (
        <ul>
          {bands.map(({ from, to, label }) => (
            <li key={`${from}${label}`}>{t("band", { label, from: tell(from), to: tell(to) })}</li>
          ))}
          {marks.map(({ at, label }) => (
            <li key={`${at}${label}`}>{t("mark", { at: tell(at), label })}</li>
          ))}
        </ul>
      ) : null}
      {isShort ? null : <CountTable {...{ title, timeline, zone }} />}
    </div>
  );
}

type CountProps = Pick<Props, "title" | "timeline" | "zone">;

function CountTable({ title, timeline, zone }: CountProps) {
  const t = useTranslations("charts.timeline");
  const language = useLocale();
  return (
    <table>
      <caption>{t("tableTitle", { title, bucket: timeline.bucketLabel })}</caption>
      <thead>
        <tr>
          <th scope="col">{t("from")}</th>
          {timeline.series.map(({ key }) => (
            <th key={key} scope="col">
              {nameSeries(t, key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {timeline.rows.map(({ start, counts }) => (
          <tr key={start}>
            <th scope="row">{formatDayMinute(new Date(start), zone, language)}</th>
            {timeline.series.map(({ key }, index) => (
              <td key={key}>{counts[index]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
