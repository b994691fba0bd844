"use client";

import { useTranslations } from "next-intl";
import { signOut } from "#components/accounts/sign-out.ts";
import { copyLink } from "#components/layout/copy-link.ts";
import { showOverlay } from "#components/layout/overlays.ts";
import type { PaletteEntry } from "#components/layout/palette-entries.ts";
import { chooseTheme } from "#components/layout/reader-choice.ts";
import { useGo } from "#components/layout/use-go.ts";
import { useZoneToggle } from "#components/layout/use-zone-toggle.ts";
import { readTheme } from "#lib/format/theme.ts";

/** Carries out what an entry of the palette stands for: it goes somewhere, or changes how this reader sees things. */
export function usePaletteActions(): (does: PaletteEntry["does"]) => void {
  const t = useTranslations("layout.copyLink");

  const go = useGo();
  const { toggle } = useZoneToggle();
  return (does) => {
    if ("path" in does) return go(does.path);
    switch (does.action) {
      case "zone":
        return toggle();
      case "keys":
        return showOverlay("help");
      case "copy-link":
        return void copyLink(t("copied"));
      case "sign-out":
        return void signOut();
      default:
        return chooseTheme(readTheme(does.action.replace("theme-", "")));
    }
  };
}
