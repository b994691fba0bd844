"use client";

import { useQueryStates } from "nuqs";
import { type SpanName, spanNames, spanParsers } from "#components/insights/span.ts";
import { Button } from "#components/ui/button.tsx";

const words: Record<SpanName, string> = {
  "1h": "Show the last hour",
  "6h": "Show the last 6 hours",
  "24h": "Show the last 24 hours",
  "7d": "Show the last 7 days",
  "30d": "Show the last 30 days",
};

/** Out of a span that holds nothing: back from a zoom, or on to the next longer one. */
export function WidenSpan() {
  const [{ range, from, to }, setSpan] = useQueryStates(spanParsers, {
    shallow: false,
    history: "push",
  });
  const next = from && to ? range : spanNames[spanNames.indexOf(range) + 1];
  if (!next) return null;
  return (
    <Button onClick={() => void setSpan({ range: next, from: null, to: null })}>
      {words[next]}
    </Button>
  );
}
