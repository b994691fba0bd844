"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { formatCountShort } from "#lib/format/count.ts";
import { FacetName, type IssueFacets } from "#lib/issues/filter-schemas.ts";
import { IssueState } from "#lib/issues/schemas.ts";

export type FacetChoice = Record<FacetName, string[]>;
type Props = {
  facets: IssueFacets["facets"];
  chosen: FacetChoice;
  onToggle: (name: FacetName, value: string) => void;
};

const shownAtFirst = 7;

/** The values that issues have, with how many have them; each field opens and closes. */
export function FacetList({ facets, chosen, onToggle }: Props) {
  const t = useTranslations("issues.facets.names");
  const wordState = useStateWords();
  const lists = FacetName.options.map((name) => ({
    name,
    values: withChosen(facets[name] ?? [], chosen[name]),
  }));
  const filled = lists.filter(({ values }) => values.length > 0);
  return filled.map(({ name, values }) => (
    <details key={name} open className="border-b border-line py-1.5 last:border-0">
      <summary className="cursor-pointer rounded-sm py-1 text-xs font-medium text-ink-3 hover:text-ink max-rail:min-h-11 max-rail:content-center">
        {t(name)}
      </summary>
      <FacetValues
        values={values}
        chosen={chosen[name]}
        word={(value) => (name === "state" ? wordState(value) : value)}
        onToggle={(value) => onToggle(name, value)}
      />
    </details>
  ));
}

type Value = IssueFacets["facets"][FacetName][number];
type ValuesProps = {
  values: Value[];
  chosen: string[];
  word: (value: string) => string;
  onToggle: (value: string) => void;
};

function FacetValues({ values, chosen, word, onToggle }: ValuesProps) {
  const t = useTranslations("issues.facets");
  const language = useLocale();
  const [all, setAll] = useState(false);
  const shown = all ? values : values.slice(0, Math.max(shownAtFirst, chosen.length));
  return (
    <ul>
      {shown.map(({ value, count, capped }) => (
        <li key={value}>
          <label className="flex min-h-7 cursor-pointer items-center gap-2 rounded-sm px-1 hover:bg-raised max-rail:min-h-11">
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={() => onToggle(value)}
              className="size-3.5 shrink-0 accent-accent"
            />
            <span className="min-w-0 truncate" title={word(value)}>
              {word(value)}
            </span>
            <span className="ml-auto text-sm text-ink-3 tabular-nums">
              {formatCountShort(count, language)}
              {capped ? "+" : ""}
            </span>
          </label>
        </li>
      ))}
      {values.length > shown.length ? (
        <li>
          <Button size="small" variant="quiet" onClick={() => setAll(true)}>
            {t("more", { count: values.length - shown.length })}
          </Button>
        </li>
      ) : null}
    </ul>
  );
}

/** Chosen values stand first, also where nothing has them any more. */
function withChosen(values: Value[], chosen: string[]): Value[] {
  const first = chosen.map(
    (value) => values.find((one) => one.value === value) ?? { value, count: 0, capped: false },
  );
  return [...first, ...values.filter(({ value }) => !chosen.includes(value))];
}

function useStateWords(): (value: string) => string {
  const t = useTranslations("issues.states");
  return (value) => {
    const state = IssueState.safeParse(value);
    return state.success ? t(state.data) : value;
  };
}
