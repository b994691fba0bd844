"use client";

import { cx } from "class-variance-authority";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { showOverlay } from "#components/layout/overlays.ts";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { spellKeys } from "#components/ui/keyboard-map.ts";

type Props = { compact?: boolean };

/** Opens the palette; `compact` is the one of narrow screens. */
export function PaletteButton({ compact = false }: Props) {
  const t = useTranslations("layout.palette");

  const keys = spellKeys("mod k", useApple());
  return (
    <Button
      size={compact ? "icon" : "medium"}
      variant={compact ? "quiet" : "secondary"}
      aria-label={t("title")}
      aria-keyshortcuts="Control+K Meta+K"
      aria-haspopup="dialog"
      className={cx(compact ? "max-rail:size-11" : "text-ink-2!")}
      onClick={() => showOverlay("palette")}
    >
      <Search aria-hidden className={compact ? "size-5!" : undefined} />
      {compact ? null : (
        <>
          <span className="max-[88rem]:hidden">{t("title")}</span>
          <span aria-hidden>
            <Kbd>{keys.join(" ")}</Kbd>
          </span>
        </>
      )}
    </Button>
  );
}

/** Whether keys are named as on a Mac; the server does not know, so it is found out after the first render. */
export function useApple(): boolean {
  const [apple, setApple] = useState(false);
  useEffect(() => setApple(/Mac|iPhone|iPad/.test(navigator.userAgent)), []);
  return apple;
}
