"use client";

import { useTranslations } from "next-intl";
import { useApple } from "#components/layout/palette-button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { groupShortcuts, spellKeys } from "#components/ui/keyboard-map.ts";

/** The keyboard map as people read it. */
export function ShortcutList() {
  const apple = useApple();
  const t = useTranslations("ui");
  return (
    <div className="gap-x-8 sm:columns-2">
      {groupShortcuts().map(({ group, rows }) => (
        <section key={group} className="mb-4 break-inside-avoid">
          <h3 className="mb-1 text-sm text-ink-2">{t(`keyGroups.${group}`)}</h3>
          <dl>
            {rows.map(({ keys, does }) => (
              <div key={keys} className="flex min-h-7 items-center justify-between gap-3">
                <dt>{t(`keys.${does}`)}</dt>
                <dd className="flex shrink-0 gap-1">
                  {spellKeys(keys, apple).map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
