"use client";

import { useTranslations } from "next-intl";

type Toggle = (event: unknown) => void;

const look = "block size-4 accent-accent";
const target =
  "-my-2 -ml-2 inline-grid size-9 shrink-0 cursor-pointer place-items-center max-rail:size-11";

/** Selects one row; with Shift all rows since the last press. */
export function SelectBox(props: { label: string; selected: boolean; onToggle: Toggle }) {
  const t = useTranslations("issues.columns");
  return (
    <label className={target}>
      <input
        type="checkbox"
        aria-label={t("select", { name: props.label })}
        checked={props.selected}
        onChange={props.onToggle}
        className={look}
      />
    </label>
  );
}

/** Selects all rows that are loaded. */
export function SelectAllBox(props: { all: boolean; some: boolean; onToggle: Toggle }) {
  const t = useTranslations("issues.columns");
  return (
    <label className={target}>
      <input
        type="checkbox"
        aria-label={t("selectAll")}
        ref={(box) => {
          if (box) box.indeterminate = props.some && !props.all;
        }}
        checked={props.all}
        onChange={props.onToggle}
        className={look}
      />
    </label>
  );
}
