import { useTranslations } from "next-intl";
import type { AgentWord } from "#lib/recovery/answers.ts";

/** What an agent's command printed, and what the agent said after the attempt had ended. */
export function AgentWords({ word: { late, detail, output } }: { word: AgentWord }) {
  const t = useTranslations("recovery.agentWords");
  return (
    <>
      {late ? <p className="mt-1 wrap-anywhere text-ink-2">{t("late", { detail })}</p> : null}
      {output ? (
        <pre className="mt-2 max-h-60 overflow-auto font-mono text-sm whitespace-pre-wrap wrap-anywhere">
          {output}
        </pre>
      ) : null}
    </>
  );
}
