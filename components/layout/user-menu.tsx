"use client";

import { CircleUser, Clock, Keyboard, LogOut, SlidersHorizontal } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { signOut } from "#components/accounts/sign-out.ts";
import { showOverlay } from "#components/layout/overlays.ts";
import { chooseTheme } from "#components/layout/reader-choice.ts";
import { useZoneToggle } from "#components/layout/use-zone-toggle.ts";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import type { Role } from "#lib/accounts/schemas.ts";
import { readTheme, type Theme, themes } from "#lib/format/theme.ts";

type Props = { email: string; role: Role | "none"; theme: Theme; compact?: boolean };

/** Who is signed in, with which role; theme, zone, keys, and the way out. */
export function UserMenu({ email, role, theme, compact = false }: Props) {
  const t = useTranslations("layout.userMenu");

  const [chosen, setChosen] = useState(theme);
  const { zone, toggle } = useZoneToggle();
  function choose(value: string) {
    const next = readTheme(value);
    setChosen(next);
    chooseTheme(next);
  }
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={t("title", { email })}
        className="flex w-full min-w-0 items-center gap-2.5 rounded-control px-2.5 py-1.75 text-left text-ink-2 hover:bg-raised hover:text-ink max-rail:size-11 max-rail:justify-center max-rail:p-0"
      >
        <CircleUser aria-hidden className={compact ? "size-5" : "size-4 shrink-0"} />
        {compact ? null : <span className="truncate">{email}</span>}
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <div className="px-2.5 py-1.5">
          <div className="max-w-60 truncate font-medium">{email}</div>
          <div className="text-sm text-ink-2">{t("role", { role: t(`roles.${role}`) })}</div>
        </div>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>{t("theme")}</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={chosen} onValueChange={choose}>
          {themes.map((value) => (
            <DropdownMenuRadioItem key={value} value={value}>
              {t(`themes.${value}`)}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={toggle}>
          <Clock aria-hidden />
          {zone === "UTC" ? t("toHome") : t("toUtc")}
        </DropdownMenuItem>
        <DropdownMenuItem className="max-rail:hidden" onSelect={() => showOverlay("help")}>
          <Keyboard aria-hidden />
          {t("keys")}
        </DropdownMenuItem>
        <DropdownMenuItem asChild>
          <Link href={{ pathname: "/settings/appearance" }}>
            <SlidersHorizontal aria-hidden />
            {t("appearance")}
          </Link>
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => void signOut()}>
          <LogOut aria-hidden />
          {t("signOut")}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
