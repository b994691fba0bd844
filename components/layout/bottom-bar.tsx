"use client";

import { cx } from "class-variance-authority";
import { Menu } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { pageIcons } from "#components/layout/page-icons.ts";
import { PageNavLink } from "#components/layout/page-nav-link.tsx";
import { Dialog, DialogContent, DialogTrigger } from "#components/ui/dialog.tsx";
import { NearLink as Link } from "#components/ui/near-link.tsx";
import { isOnPage, type PageCounts, type PageName, pages } from "#components/ui/pages.ts";

const near: PageName[] = ["overview", "issues", "recovery", "services"];
const cellLook =
  "relative flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 text-xs -outline-offset-2 [&_svg]:size-5";

/** The pages at the thumb on narrow screens; `More` opens all of them. */
export function BottomBar({ counts = {} }: { counts?: PageCounts | undefined }) {
  const t = useTranslations("layout.pages");

  const pathname = usePathname();
  const [open, setOpen] = useState(false);
  return (
    <nav
      aria-label={t("title")}
      className="fixed inset-x-0 bottom-0 z-30 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] rail:hidden"
    >
      {pages
        .filter((page) => near.includes(page.name))
        .map((page) => {
          const here = isOnPage(page, pathname);
          const Icon = pageIcons[page.name];
          return (
            <Link
              key={page.name}
              href={{ pathname: page.path }}
              aria-current={here ? "page" : undefined}
              className={cx(
                cellLook,
                here ? "font-medium text-ink shadow-[inset_0_2px_var(--accent)]" : "text-ink-2",
              )}
            >
              <Icon aria-hidden />
              {t(page.name)}
            </Link>
          );
        })}
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogTrigger className={cx(cellLook, "text-ink-2")}>
          <Menu aria-hidden />
          {t("more")}
        </DialogTrigger>
        <DialogContent title={t("title")}>
          <nav aria-label={t("all")} className="flex flex-col gap-0.5">
            {pages.map((page) => (
              <PageNavLink
                key={page.name}
                page={page}
                count={counts[page.name]}
                onNavigate={() => setOpen(false)}
              />
            ))}
          </nav>
        </DialogContent>
      </Dialog>
    </nav>
  );
}
