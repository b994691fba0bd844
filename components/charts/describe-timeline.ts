import { restKey, type Timeline } from "#components/charts/prepare-timeline.ts";
import type { Words } from "#components/ui/words.ts";
import { formatCount } from "#lib/format/count.ts";
import type { Language } from "#lib/format/reader-language.ts";
import { formatDayMinute } from "#lib/format/time.ts";

type TimelineWords = Words<"charts.timeline">;

/** A series as the reader calls it. */
export function nameSeries(t: TimelineWords, key: string): string {
  return key === restKey ? t("other") : key;
}

/** One sentence: how many, when most, and of which. */
export function describeTimeline(
  t: TimelineWords,
  { peak, series: [first] }: Timeline,
  zone: string,
  language: Language,
): string {
  if (!peak || !first) return t("nothing");
  return t("summary", {
    all: formatCount(peak.all),
    at: formatDayMinute(new Date(peak.start), zone, language),
    most: formatCount(peak.count),
    key: nameSeries(t, first.key),
    total: formatCount(first.total),
  });
}
