import Link from "next/link";
import { useTranslations } from "next-intl";
import { Countdown } from "#components/recovery/countdown.tsx";
import { OutcomePill } from "#components/recovery/outcome-pill.tsx";
import { StatePill } from "#components/ui/state-pill.tsx";
import type { Tone } from "#components/ui/tone.ts";
import type { Hold } from "#lib/recovery/answers.ts";
import type { Mode } from "#lib/recovery/schemas.ts";

const ready: Record<Mode, Tone> = { auto: "good", suggest: "good", shadow: "idle", off: "idle" };

type Props = {
  hold: Hold | null;
  mode: Mode;
  /** The reason stands elsewhere already. */
  brief: boolean;
};

/** Whether it could start now, and if not, why and when it may. */
export function ReadinessWords({ hold, mode, brief }: Props) {
  const t = useTranslations("recovery.readiness");
  if (!hold || mode === "off") {
    return <StatePill tone={ready[mode]}>{t(`modes.${mode}`)}</StatePill>;
  }
  const until = hold.next_allowed_at;
  return (
    <>
      <OutcomePill outcome={hold.outcome} />
      <span className="text-ink-2">
        {until ? (
          t.rich("mayStart", { time: () => <Countdown until={until} /> })
        ) : brief ? null : (
          <HoldReason hold={hold} />
        )}
      </span>
    </>
  );
}

/** Why nothing may be pressed, and until when. */
export function HoldReason({ hold }: { hold: Hold }) {
  const t = useTranslations("recovery.readiness");
  const { reason, next_allowed_at, run_id } = hold;
  return (
    <>
      {reason}
      {next_allowed_at ? (
        <> {t.rich("mayPress", { time: () => <Countdown until={next_allowed_at} /> })}</>
      ) : null}
      {run_id ? (
        <>
          {" "}
          <Link className="text-accent underline" href={`/recovery/runs/${run_id}`}>
            {t("seeRun")}
          </Link>
        </>
      ) : null}
    </>
  );
}
