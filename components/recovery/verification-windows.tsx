import { cx } from "class-variance-authority";
import { Check, CircleDashed, HeartPulse, type LucideIcon, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { describeVerification } from "#components/recovery/describe-scenario.ts";
import { formatCountShort } from "#lib/format/count.ts";
import type { Run, RunSample } from "#lib/recovery/answers.ts";

type Word = "quiet" | "notQuiet" | "before" | "waiting";
type Look = { icon: LucideIcon; word: Word; text: string; bar: string };
const bad: Look = { icon: X, word: "notQuiet", text: "text-bad", bar: "bg-bad" };
const looks: Record<string, Look> = {
  good: { icon: Check, word: "quiet", text: "text-good", bar: "bg-good" },
  bad,
  silent: { icon: CircleDashed, word: "quiet", text: "text-ink-2", bar: "bg-ink-3" },
  before: { icon: HeartPulse, word: "before", text: "text-ink-2", bar: "bg-series-rest" },
};
const lifeless: Look = { ...bad, word: "quiet" };
const waiting: Look = { icon: CircleDashed, word: "waiting", text: "text-ink-3", bar: "" };

/** The windows that were measured after each step, beside the busiest one before it, as bars over the threshold. */
export function VerificationWindows({ run }: { run: Run }) {
  const t = useTranslations("recovery.verificationWindows");
  const plan = useTranslations("recovery.plan");
  const language = useLocale();
  const verify = run.definition?.verify;
  const steps = [...new Set(run.samples.map(({ step }) => step))].sort((a, b) => a - b);
  const highest = Math.max(1, verify?.max_count ?? 0, ...run.samples.map(({ count }) => count));
  return (
    <>
      {verify ? (
        <p className="mb-3 text-sm wrap-anywhere text-ink-2">
          {t("counts", { verification: describeVerification(plan, verify, language) })}
        </p>
      ) : null}
      {steps.length === 0 ? <p className="text-ink-2">{t("none")}</p> : null}
      {steps.map((step) => {
        const samples = run.samples.filter((sample) => sample.step === step);
        const measured = samples.filter(({ window }) => window > 0).length;
        const live = run.live && step === run.step && run.state === "VERIFYING";
        const left = live ? Math.max(1, (verify?.windows ?? 0) - measured) : 0;
        return (
          <div key={step} className="mb-4 last:mb-0">
            {steps.length > 1 ? (
              <h3 className="mb-1.5">{t("step", { number: step + 1 })}</h3>
            ) : null}
            <ol className="flex flex-wrap gap-2">
              {samples.map((sample) => (
                <WindowBar
                  key={sample.window}
                  sample={sample}
                  highest={highest}
                  threshold={verify?.max_count ?? 0}
                />
              ))}
              {Array.from({ length: left }, (_, index) => index + measured + 1).map((number) => (
                <Column key={number} look={waiting} label={t("window", { number })} count="" />
              ))}
            </ol>
          </div>
        );
      })}
    </>
  );
}

type BarProps = { sample: RunSample; highest: number; threshold: number };

function WindowBar({
  sample: { window, count, alive, outcome, detail },
  highest,
  threshold,
}: BarProps) {
  const t = useTranslations("recovery.verificationWindows");
  const language = useLocale();
  const isQuiet = count <= threshold;
  const look = outcome === "bad" && isQuiet ? lifeless : (looks[outcome] ?? waiting);
  const missing = isQuiet ? "butLifeless" : "lifeless";
  const life = t(alive === null ? "unknown" : alive ? "alive" : missing);
  return (
    <Column
      look={look}
      label={window === 0 ? t("before") : t("window", { number: window })}
      count={formatCountShort(count, language)}
      {...(window === 0 ? {} : { life })}
      title={detail}
    >
      <span
        className={cx("keep-color absolute inset-x-0 bottom-0 rounded-t-sm", look.bar)}
        style={{ height: `${Math.max(count > 0 ? 6 : 2, (count / highest) * 100)}%` }}
      />
      {window > 0 ? (
        <span
          className="absolute inset-x-0 border-t border-dashed border-ink-3"
          style={{ bottom: `${(threshold / highest) * 100}%` }}
        />
      ) : null}
    </Column>
  );
}

type ColumnProps = {
  look: Look;
  label: string;
  count: string;
  life?: string;
  title?: string;
  children?: ReactNode;
};

function Column({
  look: { icon: Icon, word, text },
  label,
  count,
  life,
  title,
  children,
}: ColumnProps) {
  const t = useTranslations("recovery.verificationWindows");
  return (
    <li className="w-24 rounded-control border border-line p-2 text-center text-xs" title={title}>
      <span className="block font-medium text-ink-2">{label}</span>
      <span className="mt-1 block text-base font-semibold">
        {count || "–"}
        <span className="sr-only"> {t("errors")} </span>
      </span>
      <span aria-hidden className="relative my-1.5 block h-12 border-b border-edge">
        {children}
      </span>
      <span className={cx("flex items-center justify-center gap-1 font-medium", text)}>
        <Icon aria-hidden className="size-3.5 shrink-0" />
        {t(`words.${word}`)}
      </span>
      {life ? <span className="block text-ink-2">{life}</span> : null}
    </li>
  );
}
