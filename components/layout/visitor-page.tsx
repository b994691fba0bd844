import type { ReactNode } from "react";
import { Brand } from "#components/layout/brand.tsx";

export const visitorButton =
  "inline-flex min-h-11 items-center rounded-card border px-4.5 py-2.5 font-[550]";
export const visitorPrimary = `${visitorButton} border-ink bg-ink text-ground`;
export const visitorSecondary = `${visitorButton} border-line bg-surface hover:bg-raised`;

type Props = {
  title: string;
  children: ReactNode;
  /** Two buttons at most, in the look of `visitorPrimary` and `visitorSecondary`. */
  actions: ReactNode;
  footer?: ReactNode;
};

/** One calm column, for moments outside the dashboard: something failed, or is not there. */
export function VisitorPage({ title, children, actions, footer }: Props) {
  return (
    <main className="grid min-h-dvh place-items-center p-6 text-[1.0625rem] leading-[1.55]">
      <div className="w-full max-w-[34rem]">
        <div className="mb-10">
          <Brand />
        </div>
        <h1 className="mb-3.5 text-headline leading-[1.15] tracking-[-0.02em]">{title}</h1>
        <div className="space-y-3.5 text-ink-2">{children}</div>
        <div className="mt-5.5 mb-8.5 flex flex-wrap gap-2.5">{actions}</div>
        {footer ? (
          <footer className="border-t border-line pt-4.5 text-[0.9375rem] text-ink-2">
            {footer}
          </footer>
        ) : null}
      </div>
    </main>
  );
}
