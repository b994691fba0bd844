"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Brand } from "#components/layout/brand.tsx";
import { PageNavLink } from "#components/layout/page-nav-link.tsx";
import { type PageCounts, pages } from "#components/ui/pages.ts";

type Props = { counts?: PageCounts | undefined; children: ReactNode };

/** The pages down the left side on wide screens; the child is the user menu at its foot. */
export function Rail({ counts = {}, children }: Props) {
  const t = useTranslations("layout.pages");

  return (
    <header className="sticky top-0 flex h-dvh flex-col overflow-y-auto border-r border-line px-3 py-4 max-rail:hidden">
      <div className="px-2 pt-1 pb-4.5">
        <Brand />
      </div>
      <nav aria-label={t("title")} className="flex grow flex-col gap-0.5">
        {pages.map((page) => (
          <div key={page.name} className="last:mt-auto last:pt-4">
            <PageNavLink page={page} count={counts[page.name]} />
          </div>
        ))}
      </nav>
      <div className="pt-0.5">{children}</div>
    </header>
  );
}
