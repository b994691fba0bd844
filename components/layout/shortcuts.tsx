"use client";

import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef } from "react";
import { copyLink } from "#components/layout/copy-link.ts";
import { showOverlay } from "#components/layout/overlays.ts";
import { useGo } from "#components/layout/use-go.ts";
import { useZoneToggle } from "#components/layout/use-zone-toggle.ts";
import { placeOfKey } from "#components/ui/is-typing.ts";
import { meaningOf, nothingWaits } from "#components/ui/key-sequence.ts";
import { findShortcut, type ShortcutKeys } from "#components/ui/keyboard-map.ts";
import { readKeys } from "#components/ui/read-keys.ts";
import { runShortcut, useShortcut } from "#components/ui/use-shortcut.ts";

/** Hears every key of the dashboard once, and does what the keyboard map says. */
export function Shortcuts({ singleKeys }: { singleKeys: boolean }) {
  const t = useTranslations("layout.copyLink");

  const go = useGo();
  const { toggle } = useZoneToggle();
  const waiting = useRef(nothingWaits);
  useShortcut("mod k", () => showOverlay("palette"));
  useShortcut("?", () => showOverlay("help"));
  useShortcut("u", toggle);
  useShortcut("y", () => void copyLink(t("copied")));

  const hear = useEffectEvent((event: KeyboardEvent) => {
    const pressed = event.defaultPrevented ? null : readKeys(event);
    if (!pressed || pressed === "Shift") return;
    const press = { keys: pressed, place: placeOfKey(event), at: event.timeStamp };
    const keys = meaningOf(waiting.current, press, singleKeys);
    waiting.current = press.place === "page" ? { key: pressed, at: press.at } : nothingWaits;
    if (!keys || !perform(keys)) return;
    event.preventDefault();
    waiting.current = nothingWaits;
  });
  function perform(keys: ShortcutKeys): boolean {
    const path = findShortcut(keys)?.path;
    if (path) go(path);
    return path !== undefined || runShortcut(keys);
  }
  useEffect(() => {
    window.addEventListener("keydown", hear);
    return () => window.removeEventListener("keydown", hear);
  }, []);
  return null;
}
