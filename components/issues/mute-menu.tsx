"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fragment, useState } from "react";
import { prepareMuteOptions } from "#components/issues/mute-options.ts";
import { Button } from "#components/ui/button.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import { markShortcut } from "#components/ui/keyboard-map.ts";
import type { ChangeIssue } from "#lib/issues/schemas.ts";

type Props = { disabled: boolean; onMute: (change: ChangeIssue) => void };

/** For how long, or for how many records, an issue is to be quiet. */
export function MuteMenu({ disabled, onMute }: Props) {
  const t = useTranslations("issues.handling");
  const [open, setOpen] = useState(false);
  return (
    <DropdownMenu open={open} onOpenChange={setOpen}>
      <DropdownMenuTrigger asChild>
        <Button
          {...markShortcut("m")}
          disabled={disabled}
          // A pointer opens the menu before it clicks; a shortcut only clicks.
          onClick={({ detail }) => detail === 0 && setOpen(true)}
        >
          {t("mute")}
          <ChevronDown aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        {prepareMuteOptions(t, new Date()).map(({ title, options }, index) => (
          <Fragment key={title}>
            {index > 0 ? <DropdownMenuSeparator /> : null}
            <DropdownMenuLabel>{title}</DropdownMenuLabel>
            {options.map(({ words, change }) => (
              <DropdownMenuItem key={words} onSelect={() => onMute(change)}>
                {words}
              </DropdownMenuItem>
            ))}
          </Fragment>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
