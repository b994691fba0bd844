import Link from "next/link";
import { Countdown } from "#components/recovery/countdown.tsx";
import { WordsPill } from "#components/recovery/run-state-pill.tsx";
import { outcomeWords, type StateWords } from "#components/recovery/run-words.ts";
import type { Hold } from "#lib/recovery/answers.ts";
import type { Mode } from "#lib/recovery/schemas.ts";

const ready: Record<Mode, StateWords> = {
  auto: { tone: "good", word: "Ready to act" },
  suggest: { tone: "good", word: "Ready to ask" },
  shadow: { tone: "idle", word: "Watches only" },
  off: { tone: "idle", word: "Off" },
};

type Props = {
  hold: Hold | null;
  mode: Mode;
  /** The reason stands elsewhere already. */
  brief: boolean;
};

/** Whether it could start now, and if not, why and when it may. */
export function ReadinessWords({ hold, mode, brief }: Props) {
  if (!hold || mode === "off") return <WordsPill words={ready[mode]} />;
  return (
    <>
      <WordsPill words={outcomeWords[hold.outcome]} />
      <span className="text-ink-2">
        {hold.next_allowed_at ? (
          <>
            may start <Countdown until={hold.next_allowed_at} />
          </>
        ) : brief ? null : (
          <HoldReason hold={hold} />
        )}
      </span>
    </>
  );
}

/** Why nothing may be pressed, and until when. */
export function HoldReason({ hold }: { hold: Hold }) {
  const { reason, next_allowed_at, run_id } = hold;
  return (
    <>
      {reason}
      {next_allowed_at ? (
        <>
          {" "}
          It may be pressed <Countdown until={next_allowed_at} />.
        </>
      ) : null}
      {run_id ? (
        <>
          {" "}
          <Link className="text-accent underline" href={`/recovery/runs/${run_id}`}>
            See the run
          </Link>
        </>
      ) : null}
    </>
  );
}
