import { cx } from "class-variance-authority";
import { Hand, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import type { Tone } from "#components/ui/tone.ts";

const edge: Record<Tone, string> = {
  bad: "border-l-bad",
  busy: "border-l-busy",
  good: "border-l-good",
  idle: "border-l-edge",
};

type Props = {
  tone?: Tone;
  icon?: LucideIcon;
  /** The bold opening: `search · production needs a human.` */
  title: ReactNode;
  children?: ReactNode;
  /** Buttons on the right. */
  actions?: ReactNode;
};

/** A row that asks for attention, and offers what to press next. */
export function Callout({ tone = "bad", icon: Icon = Hand, title, children, actions }: Props) {
  return (
    <div
      className={cx(
        "flex flex-wrap items-center gap-x-3.5 gap-y-3 rounded-card border border-l-3 border-line bg-surface px-4 py-3 shadow-soft",
        edge[tone],
      )}
    >
      <Icon aria-hidden className="size-5 shrink-0" />
      <p className="min-w-48 flex-1 wrap-anywhere">
        <strong className="font-semibold">{title}</strong>{" "}
        {children ? <span className="text-ink-2">{children}</span> : null}
      </p>
      {actions ? <div className="flex flex-wrap gap-2.5">{actions}</div> : null}
    </div>
  );
}
