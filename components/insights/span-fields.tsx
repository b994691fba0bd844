"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Field } from "#components/forms/field.tsx";
import { Button } from "#components/ui/button.tsx";
import { useNow, useZone } from "#components/ui/clock.tsx";
import { Input } from "#components/ui/input.tsx";
import { formatLocalTime, readLocalTime } from "#lib/format/zone.ts";

type Props = {
  from: Date | null;
  to: Date | null;
  onChoose: (span: { from: Date; to: Date }) => void;
};

const dayMilliseconds = 86_400_000;

/** From one moment to another, in the zone of the reader; begins with what is shown, else with the last day. */
export function SpanFields({ from, to, onChoose }: Props) {
  const t = useTranslations("insights.spanFields");
  const zone = useZone();
  const now = useNow();
  const [texts, setTexts] = useState({
    from: formatLocalTime(from ?? new Date(now.getTime() - dayMilliseconds), zone),
    to: formatLocalTime(to ?? now, zone),
  });
  const [problem, setProblem] = useState<{ field: "from" | "to"; text: string } | null>(null);
  function show(event: FormEvent) {
    event.preventDefault();
    const span = { from: readLocalTime(texts.from, zone), to: readLocalTime(texts.to, zone) };
    if (!span.from) return setProblem({ field: "from", text: t("missing") });
    if (!span.to) return setProblem({ field: "to", text: t("missing") });
    if (span.from >= span.to) return setProblem({ field: "to", text: t("order") });
    onChoose({ from: span.from, to: span.to });
  }
  return (
    <form
      noValidate
      onSubmit={show}
      className="flex flex-col gap-2.5 border-line p-2.5 max-sm:border-t sm:border-l"
    >
      {(["from", "to"] as const).map((name) => (
        <Field
          key={name}
          name={name}
          label={t(name)}
          error={problem?.field === name ? problem.text : undefined}
        >
          <Input
            type="datetime-local"
            value={texts[name]}
            onChange={(event) => setTexts({ ...texts, [name]: event.target.value })}
          />
        </Field>
      ))}
      <div className="flex items-center justify-between gap-2.5">
        <span className="text-sm text-ink-2">{zone}</span>
        <Button type="submit" variant="primary">
          {t("show")}
        </Button>
      </div>
    </form>
  );
}
