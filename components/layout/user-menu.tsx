"use client";

import { CircleUser, LogOut } from "lucide-react";
import { useState } from "react";
import { signOut } from "#components/accounts/sign-out.ts";
import { chooseTheme } from "#components/layout/reader-choice.ts";
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
import { readTheme, type Theme, themes } from "#lib/format/theme.ts";

const wordOf: Record<Theme, string> = {
  system: "As the device",
  light: "Light",
  dark: "Dark",
};

type Props = { email: string; role: string; theme: Theme; compact?: boolean };

/** Who is signed in, with which role; theme, and the way out. */
export function UserMenu({ email, role, theme, compact = false }: Props) {
  const [chosen, setChosen] = useState(theme);
  function choose(value: string) {
    const next = readTheme(value);
    setChosen(next);
    chooseTheme(next);
  }
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`Your account, ${email}`}
        className="flex w-full min-w-0 items-center gap-2.5 rounded-control px-2.5 py-1.75 text-left text-ink-2 hover:bg-raised hover:text-ink max-rail:size-11 max-rail:justify-center max-rail:p-0"
      >
        <CircleUser aria-hidden className={compact ? "size-5" : "size-4 shrink-0"} />
        {compact ? null : <span className="truncate">{email}</span>}
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <div className="px-2.5 py-1.5">
          <div className="max-w-60 truncate font-medium">{email}</div>
          <div className="text-sm text-ink-2">Role: {role}</div>
        </div>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>Theme</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={chosen} onValueChange={choose}>
          {themes.map((value) => (
            <DropdownMenuRadioItem key={value} value={value}>
              {wordOf[value]}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => void signOut()}>
          <LogOut aria-hidden />
          Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
