"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryStates } from "nuqs";
import { Button } from "#components/ui/button.tsx";

export type ActiveFilter = { name: string; label: string; value: string };

/** What holds rows back, each with a press that takes it away. */
export function ActiveFilters({ filters }: { filters: ActiveFilter[] }) {
  const t = useTranslations("layout.filters");

  const names = [...filters.map(({ name }) => name), "cursor"];
  const [, setSearch] = useQueryStates(
    Object.fromEntries(names.map((name) => [name, parseAsString])),
    { shallow: false },
  );
  return (
    <>
      {filters.map(({ name, label, value }) => (
        <Button
          key={name}
          size="small"
          aria-label={t("remove", { label, value })}
          onClick={() => void setSearch({ [name]: null, cursor: null })}
        >
          <span className="text-ink-2">{label}:</span>
          <span className="max-w-48 truncate">{value}</span>
          <X aria-hidden />
        </Button>
      ))}
      {filters.length > 1 ? (
        <Button
          size="small"
          variant="quiet"
          onClick={() => void setSearch(Object.fromEntries(names.map((name) => [name, null])))}
        >
          {t("removeAll")}
        </Button>
      ) : null}
    </>
  );
}
