"use client";

import { Check, ChevronDown } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { spanNames, spanParsers } from "#components/insights/span.ts";
import { SpanFields } from "#components/insights/span-fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { useZone } from "#components/ui/clock.tsx";
import { markShortcut } from "#components/ui/keyboard-map.ts";
import { Popover, PopoverContent, PopoverTrigger } from "#components/ui/popover.tsx";
import type { Language } from "#lib/format/reader-language.ts";
import { formatDay, formatTimeOfDay } from "#lib/format/time.ts";

/** Which span of time a page shows: one that ends now, or from one moment to another. */
export function SpanPicker() {
  const t = useTranslations("insights.spanPicker");
  const language = useLocale();
  const zone = useZone();
  const [open, setOpen] = useState(false);
  const [{ range, from, to }, setSpan] = useQueryStates(spanParsers, { shallow: false });
  const isFixed = from !== null && to !== null && from < to;
  const shown = isFixed ? wordSpan(from, to, zone, language) : t(`spans.${range}`);
  function choose(next: Parameters<typeof setSpan>[0]) {
    setOpen(false);
    void setSpan(next);
  }
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button
          aria-label={t("shownNamed", { span: shown })}
          className="font-normal!"
          {...markShortcut("t")}
        >
          <span className="mr-auto">{shown}</span>
          <ChevronDown aria-hidden className="text-ink-3" />
        </Button>
      </PopoverTrigger>
      <PopoverContent
        aria-label={t("shown")}
        align="start"
        className="flex gap-1 p-1 max-sm:flex-col"
      >
        <ul className="flex min-w-40 flex-col">
          {spanNames.map((value) => {
            const chosen = !isFixed && value === range;
            return (
              <li key={value}>
                <Button
                  variant="quiet"
                  aria-pressed={chosen}
                  className="w-full justify-start! text-ink!"
                  onClick={() => choose({ range: value, from: null, to: null })}
                >
                  <span className="size-4">{chosen ? <Check aria-hidden /> : null}</span>
                  {t(`spans.${value}`)}
                </Button>
              </li>
            );
          })}
        </ul>
        <SpanFields
          from={isFixed ? from : null}
          to={isFixed ? to : null}
          onChoose={(span) => choose(span)}
        />
      </PopoverContent>
    </Popover>
  );
}

function wordSpan(from: Date, to: Date, zone: string, language: Language): string {
  const days = [formatDay(from, zone, language), formatDay(to, zone, language)];
  const times = [formatTimeOfDay(from, zone), formatTimeOfDay(to, zone)];
  return days[0] === days[1]
    ? `${days[0]}, ${times[0]} – ${times[1]}`
    : `${days[0]}, ${times[0]} – ${days[1]}, ${times[1]}`;
}
