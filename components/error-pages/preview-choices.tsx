"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Select } from "#components/ui/select.tsx";
import type { PreviewPages } from "#lib/error-pages/content-schemas.ts";
import { PublicState } from "#lib/error-pages/schemas.ts";

export type PreviewChoices = {
  /** What the server renders differently. */
  asked: Pick<PreviewPages, "mode" | "direction" | "forced_colors" | "state">;
  width: "full" | "320";
  scripts: boolean;
};

export const plainPreview: PreviewChoices = {
  asked: { mode: "visitor", direction: "language", forced_colors: false, state: "fine" },
  width: "full",
  scripts: true,
};

type Props = { choices: PreviewChoices; onChoose: (choices: PreviewChoices) => void };

/** Under which circumstances the page is looked at. */
export function PreviewChoicesForm({ choices, onChoose }: Props) {
  const t = useTranslations("errorPages.circumstances");
  const { asked, width, scripts } = choices;
  const ask = (part: Partial<PreviewChoices["asked"]>) =>
    onChoose({ ...choices, asked: { ...asked, ...part } });
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-3.5 gap-y-2">
      <Select
        aria-label={t("recovery")}
        value={asked.state}
        onChange={(event) => ask({ state: PublicState.parse(event.currentTarget.value) })}
      >
        {PublicState.options.map((state) => (
          <option key={state} value={state}>
            {t(`states.${state}`)}
          </option>
        ))}
      </Select>
      <Checkbox
        checked={asked.mode === "dark"}
        onChange={(event) => ask({ mode: event.currentTarget.checked ? "dark" : "light" })}
      >
        {t("dark")}
      </Checkbox>
      <Checkbox
        checked={asked.direction === "rtl"}
        onChange={(event) => ask({ direction: event.currentTarget.checked ? "rtl" : "language" })}
      >
        {t("rightToLeft")}
      </Checkbox>
      <Checkbox
        checked={width === "320"}
        onChange={(event) =>
          onChoose({ ...choices, width: event.currentTarget.checked ? "320" : "full" })
        }
      >
        {t("narrow")}
      </Checkbox>
      <Checkbox
        checked={!scripts}
        onChange={(event) => onChoose({ ...choices, scripts: !event.currentTarget.checked })}
      >
        {t("noScripts")}
      </Checkbox>
      <Checkbox
        checked={asked.forced_colors}
        onChange={(event) => ask({ forced_colors: event.currentTarget.checked })}
      >
        {t("forcedColors")}
      </Checkbox>
    </div>
  );
}
