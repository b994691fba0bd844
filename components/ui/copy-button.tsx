"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { copyText } from "#components/ui/copy-text.ts";
import { markShortcut, type ShortcutKeys } from "#components/ui/keyboard-map.ts";

type Props = {
  text: string;
  label?: string;
  iconOnly?: boolean;
  /** As large as the buttons of a page's header. */
  medium?: boolean;
  /** A single key that presses it. */
  shortcut?: ShortcutKeys;
};

/** Copies, shows it, and says it to screen readers. */
export function CopyButton({ text, label, iconOnly = false, medium, shortcut }: Props) {
  const t = useTranslations("ui.copy");
  const words = label ?? t("copy");
  const [copied, setCopied] = useState(false);
  async function copy() {
    await copyText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  }
  const Icon = copied ? Check : Copy;
  return (
    <>
      <Button
        size={iconOnly ? "icon" : medium ? "medium" : "small"}
        variant={iconOnly ? "quiet" : "secondary"}
        aria-label={iconOnly ? words : undefined}
        {...(shortcut ? markShortcut(shortcut) : {})}
        onClick={() => void copy()}
      >
        <Icon aria-hidden />
        {iconOnly ? null : copied ? t("copied") : words}
      </Button>
      <span role="status" className="sr-only">
        {copied ? t("copied") : ""}
      </span>
    </>
  );
}
