import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BottomBar } from "#components/layout/bottom-bar.tsx";
import { Brand } from "#components/layout/brand.tsx";
import { OverlayHost } from "#components/layout/overlay-host.tsx";
import { PaletteButton } from "#components/layout/palette-button.tsx";
import { Rail } from "#components/layout/rail.tsx";
import { Shortcuts } from "#components/layout/shortcuts.tsx";
import { UserMenu } from "#components/layout/user-menu.tsx";
import { MomentHost } from "#components/ui/moment-host.tsx";
import type { PageCounts } from "#components/ui/pages.ts";
import type { Role } from "#lib/accounts/schemas.ts";
import type { Density } from "#lib/format/reader.ts";
import type { Theme } from "#lib/format/theme.ts";

type Props = {
  email: string;
  role: Role | "none";
  theme: Theme;
  density: Density;
  singleKeys: boolean;
  counts?: PageCounts | undefined;
  children: ReactNode;
};

/** The frame of every dashboard page: a rail on wide screens, a top and a bottom bar on narrow ones. */
export function Shell({ density, singleKeys, counts, children, ...user }: Props) {
  const t = useTranslations("layout.shell");

  return (
    <div
      data-density={density}
      // An open dialog takes pointers from the body and covers the page: to pass that on would style all of it anew.
      className="pointer-events-auto min-h-dvh rail:grid rail:grid-cols-[212px_minmax(0,1fr)]"
    >
      <nav aria-label={t("shortcuts")} className="absolute">
        <a
          href="#main"
          className="sr-only z-50 rounded-control bg-accent px-4 py-2.5 font-medium text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        >
          {t("skip")}
        </a>
      </nav>
      <Rail counts={counts}>
        <UserMenu {...user} />
      </Rail>
      <header className="sticky top-0 z-30 flex items-center justify-between border-b border-line bg-ground px-4 py-1.5 rail:hidden">
        <Brand />
        <div className="flex items-center gap-1">
          <PaletteButton compact />
          <UserMenu {...user} compact />
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="w-full max-w-320 px-7 pb-10 outline-none max-rail:px-4 max-rail:pb-24"
      >
        {children}
      </main>
      <BottomBar counts={counts} />
      <Shortcuts singleKeys={singleKeys} />
      <MomentHost />
      <OverlayHost singleKeys={singleKeys} mayAdminister={user.role === "admin"} />
    </div>
  );
}
