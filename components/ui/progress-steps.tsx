import { cx } from "class-variance-authority";
import { Check, Circle, LoaderCircle, type LucideIcon, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

export type StepState = "done" | "now" | "next" | "failed";
export type ProgressStep = {
  id: string;
  state: StepState;
  text: ReactNode;
  /** Right of the text: a time, a length. */
  detail?: ReactNode;
};

const look: Record<StepState, { icon: LucideIcon; className: string }> = {
  done: { icon: Check, className: "text-good" },
  now: { icon: LoaderCircle, className: "text-busy motion-safe:animate-spin" },
  next: { icon: Circle, className: "scale-50 text-ink-3" },
  failed: { icon: X, className: "text-bad" },
};

/** What happened, what happens now, and what comes if that does not help. */
export function ProgressSteps({ steps }: { steps: ProgressStep[] }) {
  const t = useTranslations("ui.steps");
  return (
    <ol className="mt-3">
      {steps.map(({ id, state, text, detail }) => {
        const { icon: Icon, className } = look[state];
        return (
          <li
            key={id}
            aria-current={state === "now" ? "step" : undefined}
            className={cx(
              "grid grid-cols-[20px_1fr_auto] items-start gap-2 py-1",
              state === "now" ? "font-medium text-ink" : "text-ink-2",
            )}
          >
            <Icon aria-hidden className={cx("mt-0.5 size-4", className)} />
            <span>
              <span className="sr-only">{t(state)}: </span>
              {text}
            </span>
            <span className="font-normal text-ink-3">{detail}</span>
          </li>
        );
      })}
    </ol>
  );
}
