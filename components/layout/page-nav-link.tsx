"use client";

import { cx } from "class-variance-authority";
import { usePathname } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { pageIcons } from "#components/layout/page-icons.ts";
import { NearLink as Link } from "#components/ui/near-link.tsx";
import { isOnPage, type PageLink } from "#components/ui/pages.ts";
import { formatCountShort } from "#lib/format/count.ts";

type Props = { page: PageLink; count?: number | undefined; onNavigate?: () => void };

export function PageNavLink({ page, count, onNavigate }: Props) {
  const t = useTranslations("layout.pages");
  const language = useLocale();

  const here = isOnPage(page, usePathname());
  const Icon = pageIcons[page.name];
  return (
    <Link
      href={{ pathname: page.path }}
      aria-current={here ? "page" : undefined}
      {...(onNavigate ? { onClick: onNavigate } : {})}
      className={cx(
        "flex items-center gap-2.5 rounded-control px-2.5 py-1.75 max-rail:min-h-11",
        here ? "bg-raised font-[550] text-ink" : "text-ink-2 hover:bg-raised hover:text-ink",
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {t(page.name)}
      {count ? (
        <span className="ml-auto text-xs font-medium text-ink-3">
          {formatCountShort(count, language)}
        </span>
      ) : null}
    </Link>
  );
}
