"use client";

import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useState } from "react";
import { type FormProblem, type Sent, sendJson } from "#components/forms/send-json.ts";
import { ChoiceRow } from "#components/recovery/choice-row.tsx";
import { ReplayResult } from "#components/recovery/replay-result.tsx";
import { Button } from "#components/ui/button.tsx";
import { Replay } from "#lib/recovery/replay-schemas.ts";

type Props = {
  /** The name of a saved scenario, or one as it is being written; or why it cannot be read. */
  read: () => Sent<string | Record<string, unknown>>;
  /** Another one: what is shown is no longer of the plan as it stands. */
  version: string;
};

type Shown = { replay: Replay; of: string } | { problem: FormProblem } | null;

const spanHours = { "24h": 24, "7d": 168, "30d": 720 };
const spans = ["24h", "7d", "30d"] as const;
const spanParser = parseAsStringLiteral(spans).withDefault("7d");

/** Tries a plan on stored history, and shows what would have come of it. Nothing is changed by it. */
export function TryScenario({ read, version }: Props) {
  const t = useTranslations("recovery.tryScenario");
  const [span, setSpan] = useQueryState("replay", spanParser);
  const [pending, setPending] = useState(false);
  const [shown, setShown] = useState<Shown>(null);
  async function run(over: typeof span) {
    const scenario = read();
    if (!scenario.ok) return setShown({ problem: scenario.problem });
    setPending(true);
    const from = new Date(Date.now() - spanHours[over] * 3_600_000).toISOString();
    const body = { scenario: scenario.data, from };
    const sent = await sendJson("POST", "/api/v1/scenarios/simulate", body, Replay);
    setPending(false);
    setShown(sent.ok ? { replay: sent.data, of: version } : { problem: sent.problem });
  }
  function choose(wanted: typeof span) {
    void setSpan(wanted);
    if (shown) void run(wanted);
  }
  return (
    <section
      aria-label={t("label")}
      className="mt-5 flex min-w-0 flex-col gap-3 border-t border-line pt-4"
    >
      <div className="flex flex-wrap items-center gap-2.5">
        <ChoiceRow
          name="replay-span"
          label={t("span")}
          options={spans.map((value) => ({ value, label: t(`spans.${value}`) }))}
          value={span}
          onChange={choose}
        />
        <Button
          aria-busy={pending}
          aria-disabled={pending}
          onClick={() => void (pending ? null : run(span))}
        >
          <FlaskConical aria-hidden />
          {t(pending ? "pending" : "run")}
        </Button>
        <p className="text-sm text-ink-2">{t("note")}</p>
      </div>
      <div aria-live="polite" className="min-w-0">
        <Outcome shown={shown} version={version} />
      </div>
    </section>
  );
}

function Outcome({ shown, version }: { shown: Shown; version: string }) {
  const t = useTranslations("recovery.tryScenario");
  if (shown === null) return null;
  if ("problem" in shown) {
    const { title, detail, errors } = shown.problem;
    const first = errors[0] ? ` ${errors[0].path}: ${errors[0].message}` : "";
    return <p className="wrap-anywhere text-bad">{`${title}: ${detail}${first}`}</p>;
  }
  return (
    <>
      {shown.of === version ? null : <p className="mb-3 text-busy">{t("changed")}</p>}
      <ReplayResult replay={shown.replay} />
    </>
  );
}
