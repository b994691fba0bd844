import { ChartColumn } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Timeline } from "#components/charts/prepare-timeline.ts";
import { TimelineLegend } from "#components/charts/timeline-legend.tsx";
import { TimelineZoom } from "#components/charts/timeline-zoom.tsx";
import { Button } from "#components/ui/button.tsx";

type Props = {
  title: string;
  timeline: Timeline;
  hidden: ReadonlySet<string>;
  onToggle: (key: string) => void;
  onZoom: ((from: Date, to: Date) => void) | undefined;
  onReset: (() => void) | undefined;
  narrow: boolean;
  /** Asks for the interactive chart, where a picture stands for it. */
  onExplore: (() => void) | undefined;
};

/** What a timeline shows, how it is steered, and which colour is what. */
export function TimelineHead(props: Props) {
  const { title, timeline, hidden, onToggle, onZoom, onReset, narrow, onExplore } = props;
  const t = useTranslations("charts.timeline");
  const bucket = timeline.bucketLabel;
  return (
    <div className="mb-2.5 flex flex-wrap items-center gap-x-3.5 gap-y-1.5">
      <h2>{title}</h2>
      <span className="text-ink-3">{onZoom && !narrow ? `${bucket} · ${t("drag")}` : bucket}</span>
      {onZoom ? <TimelineZoom timeline={timeline} onZoom={onZoom} onReset={onReset} /> : null}
      {onExplore ? (
        <Button size="small" onClick={onExplore}>
          <ChartColumn aria-hidden />
          {t("explore")}
        </Button>
      ) : null}
      {/* In the place of that button, so that nothing moves when it was pressed. */}
      {onZoom && narrow && !onExplore ? (
        <span className="inline-flex min-h-11 items-center text-ink-3">{t("drag")}</span>
      ) : null}
      <TimelineLegend series={timeline.series} hidden={hidden} onToggle={onToggle} />
    </div>
  );
}
