"use client";

import { cx } from "class-variance-authority";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";

export type SettingsTab = { label: string; path: string };

/** The settings pages that the reader may open. */
export function SettingsTabs({ tabs }: { tabs: SettingsTab[] }) {
  const t = useTranslations("accounts.settings");
  const pathname = usePathname();
  return (
    <nav
      aria-label={t("title")}
      className="-mx-1 mt-2.5 flex gap-x-1 overflow-x-auto border-b border-line px-1 rail:flex-wrap"
    >
      {tabs.map(({ label, path }) => {
        const here = pathname === path || pathname.startsWith(`${path}/`);
        return (
          <Link
            key={path}
            href={{ pathname: path }}
            aria-current={here ? "page" : undefined}
            className={cx(
              "-mb-px flex items-center border-b-2 px-2.5 py-2 font-medium whitespace-nowrap -outline-offset-2 max-rail:min-h-11",
              here ? "border-accent text-ink" : "border-transparent text-ink-2 hover:text-ink",
            )}
          >
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
