"use client";

import { useQueryStates } from "nuqs";
import type { SubmitEvent } from "react";
import { spanParsers } from "#components/insights/span.ts";
import { Button } from "#components/ui/button.tsx";
import { useNow, useZone } from "#components/ui/clock.tsx";
import { Input } from "#components/ui/input.tsx";
import { formatLocalTime, readLocalTime } from "#lib/format/zone.ts";

type Props = {
  /** The span shown, RFC 3339; without `to` it ends now. */
  from: string;
  to: string | undefined;
};

/** From when to when, written rather than dragged, in the reader's zone. */
export function SpanRow({ from, to }: Props) {
  const zone = useZone();
  const now = useNow();
  const [, setSpan] = useQueryStates(spanParsers, {
    shallow: false,
    history: "push",
    scroll: false,
  });
  const begin = formatLocalTime(new Date(from), zone);
  const end = formatLocalTime(to ? new Date(to) : now, zone);
  function choose(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    const [start, stop] = ["from", "to"].map((name) =>
      readLocalTime(String(values.get(name) ?? ""), zone),
    );
    if (start && stop && start < stop) void setSpan({ from: start, to: stop });
  }
  return (
    <form
      // Another span is another form: its fields begin with it.
      key={`${begin} ${to ? end : ""}`}
      onSubmit={choose}
      className="flex flex-wrap items-center gap-2 text-sm text-ink-2"
    >
      <span aria-hidden className="max-sm:w-full">
        From
      </span>
      <span className="w-50 max-sm:w-full">
        <Input
          type="datetime-local"
          name="from"
          aria-label="From"
          required
          max={end}
          defaultValue={begin}
        />
      </span>
      <span aria-hidden>to</span>
      <span className="w-50 max-sm:w-full">
        <Input type="datetime-local" name="to" aria-label="To" required defaultValue={end} />
      </span>
      <Button type="submit">Show</Button>
      <span className="text-ink-3">{zone}</span>
    </form>
  );
}
