"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { fromLocalMoment, toLocalMoment } from "#components/issues/local-moment.ts";
import { Button } from "#components/ui/button.tsx";
import { useNow } from "#components/ui/clock.tsx";

type Props = {
  /** RFC 3339; without `before` the time ends now. */
  after: string;
  before: string | null;
  zone: string;
  onChange: (from: Date, to: Date) => void;
};

const look =
  "min-h-8.5 rounded-control border border-line bg-surface px-2.5 text-ink max-rail:min-h-11 max-sm:w-full";

/** Zooming without a pointer: two moments in the reader's zone. */
export function SeenRange({ after, before, zone, onChange }: Props) {
  const t = useTranslations("issues.timeline");
  const now = useNow();
  const [from, setFrom] = useState(() => toLocalMoment(new Date(after), zone));
  const [to, setTo] = useState(() => toLocalMoment(before ? new Date(before) : now, zone));
  const [start, end] = [fromLocalMoment(from, zone), fromLocalMoment(to, zone)];
  const isValid = start !== null && end !== null && start < end;
  return (
    <form
      className="mt-1.5 flex flex-wrap items-center gap-2 text-sm text-ink-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (isValid) onChange(start, end);
      }}
    >
      <label className="inline-flex items-center gap-2 max-sm:w-full">
        <span className="max-sm:w-10">{t("from")}</span>
        <input
          type="datetime-local"
          value={from}
          onChange={(event) => setFrom(event.target.value)}
          className={look}
        />
      </label>
      <label className="inline-flex items-center gap-2 max-sm:w-full">
        <span className="max-sm:w-10">{t("to")}</span>
        <input
          type="datetime-local"
          value={to}
          onChange={(event) => setTo(event.target.value)}
          className={look}
        />
      </label>
      <Button type="submit" aria-disabled={!isValid}>
        {t("show")}
      </Button>
      <span>{zone}</span>
    </form>
  );
}
