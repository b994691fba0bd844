import type { ReactNode } from "react";
import { BottomBar } from "#components/layout/bottom-bar.tsx";
import { Brand } from "#components/layout/brand.tsx";
import type { PageCounts } from "#components/layout/pages.ts";
import { Rail } from "#components/layout/rail.tsx";
import { UserMenu } from "#components/layout/user-menu.tsx";
import type { Theme } from "#lib/format/theme.ts";

type Props = {
  email: string;
  role: string;
  theme: Theme;
  counts?: PageCounts | undefined;
  children: ReactNode;
};

/** The frame of every dashboard page: a rail on wide screens, a top and a bottom bar on narrow ones. */
export function Shell({ email, role, theme, counts, children }: Props) {
  const user = { email, role, theme };
  return (
    <div className="min-h-dvh rail:grid rail:grid-cols-[212px_minmax(0,1fr)]">
      <nav aria-label="Shortcuts" className="absolute">
        <a
          href="#main"
          className="sr-only z-50 rounded-control bg-accent px-4 py-2.5 font-medium text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        >
          Skip to the content
        </a>
      </nav>
      <Rail counts={counts}>
        <UserMenu {...user} />
      </Rail>
      <header className="sticky top-0 z-30 flex items-center justify-between border-b border-line bg-ground px-4 py-1.5 rail:hidden">
        <Brand />
        <UserMenu {...user} compact />
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="w-full max-w-320 px-7 pb-10 outline-none max-rail:px-4 max-rail:pb-24"
      >
        {children}
      </main>
      <BottomBar counts={counts} />
    </div>
  );
}
