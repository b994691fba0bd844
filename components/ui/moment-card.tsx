"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useMemo } from "react";
import { useNow, useZone } from "#components/ui/clock.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Popover, PopoverAnchor, PopoverContent } from "#components/ui/popover.tsx";
import type { Told } from "#components/ui/watch-moments.ts";
import { formatAbsolute, formatRelative, formatUtc } from "#lib/format/time.ts";

type Props = {
  told: Told;
  onClose: () => void;
  /** Keeps the card while the pointer is on it. */
  onStay: () => void;
  onLeave: () => void;
  onComeBack: (element: HTMLElement) => void;
};

const id = "moment-card";

/** One moment in every way to tell it, each to be copied. Focus goes into it only where it was pressed open. */
export function MomentCard({ told, onClose, onStay, onLeave, onComeBack }: Props) {
  const t = useTranslations("ui.moment");
  const { element, at, pressed } = told;
  const anchor = useMemo(() => ({ current: element }), [element]);
  useEffect(() => {
    element.setAttribute("aria-describedby", id);
    return () => element.removeAttribute("aria-describedby");
  }, [element]);
  return (
    <Popover open onOpenChange={(open) => open || onClose()}>
      <PopoverAnchor virtualRef={anchor} />
      <PopoverContent
        id={id}
        ref={keepPresses}
        aria-label={t("title")}
        align="start"
        className="px-3.5 py-2 text-sm"
        onOpenAutoFocus={(event) => pressed || event.preventDefault()}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          if (pressed) onComeBack(element);
        }}
        onPointerEnter={onStay}
        onPointerLeave={onLeave}
      >
        <Tellings moment={new Date(at)} />
      </PopoverContent>
    </Popover>
  );
}

function Tellings({ moment }: { moment: Date }) {
  const now = useNow();
  const zone = useZone();
  const language = useLocale();
  const t = useTranslations("ui.moment");
  const rows = [
    { name: "distance", text: formatRelative(moment, now, language) },
    { name: "local", text: formatAbsolute(moment, zone, language) },
    { name: "utc", text: formatUtc(moment) },
    { name: "epoch", text: String(moment.getTime()) },
  ] as const;
  return (
    <dl className="grid grid-cols-[auto_1fr_auto] items-center gap-x-3">
      {rows
        .filter(({ name }) => name !== "local" || zone !== "UTC")
        .map(({ name, text }) => (
          <div key={name} className="contents">
            <dt className="text-ink-2">{t(name)}</dt>
            <dd>{text}</dd>
            <dd>
              <CopyButton iconOnly text={text} label={t("copy", { name: t(name) })} />
            </dd>
          </div>
        ))}
    </dl>
  );
}

/** A dialog below the card would take a press on it for one outside, and close. */
function keepPresses(card: HTMLElement | null): (() => void) | undefined {
  const keep = (event: Event) => event.stopPropagation();
  card?.addEventListener("pointerdown", keep);
  return () => card?.removeEventListener("pointerdown", keep);
}
