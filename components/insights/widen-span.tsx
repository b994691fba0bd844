"use client";

import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { spanNames, spanParsers } from "#components/insights/span.ts";
import { Button } from "#components/ui/button.tsx";

/** Out of a span that holds nothing: back from a zoom, or on to the next longer one. */
export function WidenSpan() {
  const t = useTranslations("insights.widenSpan");
  const [{ range, from, to }, setSpan] = useQueryStates(spanParsers, {
    shallow: false,
    history: "push",
  });
  const next = from && to ? range : spanNames[spanNames.indexOf(range) + 1];
  if (!next) return null;
  return (
    <Button onClick={() => void setSpan({ range: next, from: null, to: null })}>
      {t(`show.${next}`)}
    </Button>
  );
}
