import { useLocale, useTranslations } from "next-intl";
import { AgentWords } from "#components/recovery/agent-words.tsx";
import { describeAction } from "#components/recovery/describe-action.ts";
import { secondsBetween } from "#components/recovery/describe-run.ts";
import { type EvidenceRow, prepareEvidence } from "#components/recovery/prepare-evidence.ts";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import { StatePill } from "#components/ui/state-pill.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Words } from "#components/ui/words.ts";
import { formatDuration } from "#lib/format/duration.ts";
import type { Attempt, Run } from "#lib/recovery/answers.ts";
import { Action } from "#lib/recovery/schemas.ts";

const tones = { ok: "good", failed: "bad", unknown: "idle", open: "busy" } as const;

/** Each call to a target: what was asked, what came of it, and what could be seen before and after. */
export function AttemptList({ run }: { run: Run }) {
  const t = useTranslations("recovery.attempts");
  if (run.attempts.length === 0) {
    return <p className="text-ink-2">{t(run.live ? "noneYet" : "none")}</p>;
  }
  return (
    <ol className="flex flex-col">
      {run.attempts.map((attempt) => (
        <li
          key={attempt.idempotency_key}
          className="border-b border-line py-3 first:pt-0 last:border-0 last:pb-0"
        >
          <AttemptItem attempt={attempt} run={run} />
        </li>
      ))}
    </ol>
  );
}

function AttemptItem({ attempt, run }: { attempt: Attempt; run: Run }) {
  const t = useTranslations("recovery.attempts");
  const actions = useTranslations("recovery.actions");
  const language = useLocale();
  const result = toResult(attempt.result);
  const names = useTranslations("recovery.evidence");
  const evidence = prepareEvidence(names, attempt.before_evidence, attempt.after_evidence);
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3>{nameAttempt({ t, actions }, attempt, run)}</h3>
        <StatePill tone={tones[result]}>{t(`results.${result}`)}</StatePill>
        <span className="ml-auto text-ink-3">
          {attempt.finished_at
            ? `${formatDuration(secondsBetween(attempt.intended_at, attempt.finished_at), language)} · `
            : null}
          <Time at={attempt.intended_at} />
        </span>
      </div>
      {attempt.detail ? <p className="mt-1 wrap-anywhere text-ink-2">{attempt.detail}</p> : null}
      {attempt.agent ? <AgentWords word={attempt.agent} /> : null}
      {evidence.length > 0 ? <Evidence rows={evidence} /> : null}
    </>
  );
}

type AttemptWords = { t: Words<"recovery.attempts">; actions: Words<"recovery.actions"> };

function nameAttempt({ t, actions }: AttemptWords, attempt: Attempt, run: Run): string {
  const { action, target, step, number } = attempt;
  const known = Action.safeParse(action);
  const params = run.definition?.steps[step]?.params;
  const words = known.success
    ? describeAction(actions, { action: known.data, target, params })
    : `${action} ${target}`;
  return number > 1 ? t("call", { action: words, number }) : words;
}

function toResult(result: string | null): keyof typeof tones {
  if (result === null) return "open";
  return result === "ok" || result === "failed" ? result : "unknown";
}

function Evidence({ rows }: { rows: EvidenceRow[] }) {
  const t = useTranslations("recovery.attempts");
  return (
    <ScrollRegion label={t("evidence")} className="mt-2 overflow-x-auto">
      <table className="border-collapse text-sm">
        <thead>
          <tr className="text-left text-xs text-ink-3">
            <th scope="col" className="pr-6 pb-1 font-medium">
              {t("seen")}
            </th>
            <th scope="col" className="pr-6 pb-1 font-medium">
              {t("before")}
            </th>
            <th scope="col" className="pb-1 font-medium">
              {t("after")}
            </th>
          </tr>
        </thead>
        <tbody className="whitespace-nowrap">
          {rows.map(({ name, before, after, changed }) => (
            <tr key={name}>
              <th scope="row" className="pr-6 text-left font-normal text-ink-2">
                {name}
              </th>
              <td className="pr-6 font-mono">{before}</td>
              <td className={changed ? "font-mono font-semibold" : "font-mono"}>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
