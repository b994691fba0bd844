"use client";

import { cx } from "class-variance-authority";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useApple } from "#components/layout/palette-button.tsx";
import type { PaletteEntry } from "#components/layout/palette-entries.ts";
import type { Search } from "#components/layout/use-search.ts";
import { Kbd } from "#components/ui/kbd.tsx";
import { spellKeys } from "#components/ui/keyboard-map.ts";
import type { Words } from "#components/ui/words.ts";

type Props = {
  entries: PaletteEntry[];
  active: number;
  state: Search["state"];
  onPoint: (index: number) => void;
  onChoose: (index: number) => void;
};

/** The options of the palette by group; the input above keeps the focus and names the active one. */
export function PaletteList({ entries, active, state, onPoint, onChoose }: Props) {
  const t = useTranslations("layout.palette");

  useEffect(() => {
    document.getElementById(`palette-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [active]);
  const groups = [...new Set(entries.map(({ group }) => group))];
  return (
    <>
      <div
        id="palette-list"
        role="listbox"
        aria-label={t("results")}
        className="overflow-y-auto p-1.5"
      >
        {groups.map((group) => (
          <div key={group} role="presentation">
            <div aria-hidden className="px-2.5 pt-2 pb-1 text-xs text-ink-3">
              {group}
            </div>
            {entries.map((entry, index) =>
              entry.group === group ? (
                <Option
                  key={entry.id}
                  {...{ entry, index }}
                  active={index === active}
                  onPoint={() => onPoint(index)}
                  onChoose={() => onChoose(index)}
                />
              ) : null,
            )}
          </div>
        ))}
      </div>
      <p
        role="status"
        className={cx(
          entries.length > 0 && state !== "failed" ? "sr-only" : "px-4 py-5 text-ink-2",
        )}
      >
        {describe(t, entries.length, state)}
      </p>
    </>
  );
}

function describe(t: Words<"layout.palette">, count: number, state: Search["state"]): string {
  if (state === "failed") return t("failed");
  if (state === "asking" && count === 0) return t("asking");
  if (count === 0) return t("nothing");
  return t("count", { count });
}

type OptionProps = {
  entry: PaletteEntry;
  index: number;
  active: boolean;
  onPoint: () => void;
  onChoose: () => void;
};

function Option({ entry, index, active, onPoint, onChoose }: OptionProps) {
  const apple = useApple();
  return (
    <button
      type="button"
      id={`palette-${index}`}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      onMouseMove={onPoint}
      onClick={onChoose}
      className={cx(
        "flex min-h-9 w-full items-center text-left gap-2.5 rounded-md px-2.5 py-1.5 max-rail:min-h-11",
        active && "bg-raised shadow-[inset_2px_0_var(--accent)]",
      )}
    >
      <span className="min-w-0 truncate">{entry.label}</span>
      {entry.detail ? (
        <span className="ml-auto max-w-[45%] shrink-0 truncate text-sm text-ink-2">
          {entry.detail}
        </span>
      ) : null}
      {entry.keys ? (
        <span className="ml-auto flex shrink-0 gap-1 max-rail:hidden">
          {spellKeys(entry.keys, apple).map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
        </span>
      ) : null}
      <span className="sr-only">{entry.group}</span>
    </button>
  );
}
