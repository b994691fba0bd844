"use client";

import { RotateCcw, ZoomIn, ZoomOut } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Timeline } from "#components/charts/prepare-timeline.ts";
import { Button } from "#components/ui/button.tsx";
import { markShortcut } from "#components/ui/keyboard-map.ts";

type Props = {
  timeline: Pick<Timeline, "from" | "to">;
  onZoom: (from: Date, to: Date) => void;
  onReset?: (() => void) | undefined;
};

/** Zoom without dragging: half and double the span around its middle. */
export function TimelineZoom({ timeline, onZoom, onReset }: Props) {
  const t = useTranslations("charts.timeline");
  const { from, to } = timeline;
  function scale(factor: number) {
    const middle = (from + to) / 2;
    const half = ((to - from) / 2) * factor;
    onZoom(new Date(middle - half), new Date(Math.min(middle + half, Date.now())));
  }
  return (
    <span className="inline-flex">
      <Button
        {...markShortcut("+")}
        size="small"
        variant="quiet"
        aria-label={t("zoomIn")}
        onClick={() => scale(0.5)}
      >
        <ZoomIn aria-hidden />
      </Button>
      <Button
        {...markShortcut("-")}
        size="small"
        variant="quiet"
        aria-label={t("zoomOut")}
        onClick={() => scale(2)}
      >
        <ZoomOut aria-hidden />
      </Button>
      {onReset ? (
        <Button
          {...markShortcut("0")}
          size="small"
          variant="quiet"
          aria-label={t("reset")}
          onClick={onReset}
        >
          <RotateCcw aria-hidden />
        </Button>
      ) : null}
    </span>
  );
}
