import { cx } from "class-variance-authority";
import { Check, Circle, LoaderCircle, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { type Tone, toneText, toneWash } from "#components/ui/tone.ts";

const iconOf: Record<Tone, LucideIcon> = {
  good: Check,
  busy: LoaderCircle,
  bad: TriangleAlert,
  idle: Circle,
};

type Props = { tone: Tone; icon?: LucideIcon; children: ReactNode };

/** A state as icon, word and colour; the word is the child. */
export function StatePill({ tone, icon, children }: Props) {
  const Icon = icon ?? iconOf[tone];
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1.5 self-start rounded-full py-0.5 pr-2.25 pl-1.75 text-xs font-medium whitespace-nowrap forced-colors:border",
        toneText[tone],
        toneWash[tone],
      )}
    >
      <Icon
        aria-hidden
        className={cx("size-3.25", Icon === LoaderCircle && "motion-safe:animate-spin")}
      />
      {children}
    </span>
  );
}
