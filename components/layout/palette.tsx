"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Primitive } from "radix-ui";
import { type KeyboardEvent, useState } from "react";
import {
  filterEntries,
  listEntries,
  type PaletteEntry,
  toEntries,
} from "#components/layout/palette-entries.ts";
import { PaletteList } from "#components/layout/palette-list.tsx";
import { usePaletteActions } from "#components/layout/use-palette-actions.ts";
import { useSearch } from "#components/layout/use-search.ts";
import { useZone } from "#components/ui/clock.tsx";
import { overlayLook } from "#components/ui/dialog.tsx";

type Props = { mayAdminister: boolean; onClose: () => void };

/** Where to go and what to do, by a few letters: a combobox over one list, in a dialog. */
export function Palette({ mayAdminister, onClose }: Props) {
  const t = useTranslations("layout.palette");

  const zone = useZone();
  const run = usePaletteActions();
  const [text, setText] = useState("");
  const [position, setPosition] = useState(0);
  const { state, found } = useSearch(text);
  const known = filterEntries(listEntries(t, { mayAdminister, zone }), text);
  const entries = [...toEntries(t, found), ...known];
  const active = Math.min(position, entries.length - 1);
  function choose(entry: PaletteEntry | undefined) {
    if (!entry) return;
    onClose();
    run(entry.does);
  }
  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.nativeEvent.isComposing || (!step && event.key !== "Enter")) return;
    event.preventDefault();
    if (step) setPosition((active + step + entries.length) % Math.max(1, entries.length));
    else choose(entries[active]);
  }
  return (
    <Primitive.Root open onOpenChange={(open) => open || onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className={overlayLook} />
        <Primitive.Content
          aria-describedby={undefined}
          className="fixed top-[max(1rem,12dvh)] left-1/2 z-50 flex max-h-[min(30rem,76dvh)] w-[min(38rem,calc(100vw-2rem))] -translate-x-1/2 flex-col overflow-hidden rounded-card border border-line bg-surface shadow-soft"
        >
          <Primitive.Title className="sr-only">{t("title")}</Primitive.Title>
          <div className="flex items-center gap-2.5 border-b border-line px-4">
            <Search aria-hidden className="size-4 shrink-0 text-ink-3" />
            <input
              role="combobox"
              aria-label={t("title")}
              aria-expanded={entries.length > 0}
              aria-controls="palette-list"
              aria-autocomplete="list"
              aria-activedescendant={entries[active] ? `palette-${active}` : undefined}
              autoComplete="off"
              spellCheck={false}
              placeholder={t("placeholder")}
              className="min-h-12 w-full bg-transparent outline-none placeholder:text-ink-3 max-rail:text-[1rem]"
              value={text}
              onKeyDown={onKeyDown}
              onChange={(event) => {
                setText(event.target.value);
                setPosition(0);
              }}
            />
          </div>
          <PaletteList
            {...{ entries, active, state }}
            onPoint={setPosition}
            onChoose={(index) => choose(entries[index])}
          />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
