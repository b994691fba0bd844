"use client";

import { useTranslations } from "next-intl";
import { ColorFields } from "#components/error-pages/color-fields.tsx";
import { LogoField } from "#components/error-pages/logo-field.tsx";
import { withToken } from "#components/error-pages/page-edit.ts";
import type { EditorParts } from "#components/error-pages/text-editor.tsx";
import { ThemeChoice } from "#components/error-pages/theme-choice.tsx";
import { Field } from "#components/forms/field.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Select } from "#components/ui/select.tsx";
import {
  colorModes,
  PageLook,
  pageCorners,
  pageFonts,
  pageScales,
} from "#lib/error-pages/look-schemas.ts";

const choices = [
  ["corner", pageCorners],
  ["scale", pageScales],
  ["font", pageFonts],
] as const;

/** The design tokens: what is not chosen is inherited, at last from the theme. */
export function LookEditor(parts: EditorParts) {
  const t = useTranslations("errorPages.look");
  const { studio, mayEdit } = parts;
  const { content } = studio;
  function choose(token: "corner" | "scale" | "font", value: string) {
    const { data } = PageLook.safeParse(value === "" ? {} : { [token]: value });
    if (data) studio.change(withToken(content, token, data[token]));
  }
  return (
    <fieldset disabled={!mayEdit} className="flex min-w-0 flex-col gap-gap">
      <legend className="sr-only">{t("legend")}</legend>
      <ThemeChoice {...parts} />
      <Panel title={t("colors")} note={t("colorsNote")}>
        <div className="grid gap-5 sm:grid-cols-2">
          {colorModes.map((mode) => (
            <ColorFields key={mode} {...parts} mode={mode} />
          ))}
        </div>
      </Panel>
      <Panel title={t("shape")}>
        <div className="flex flex-col gap-4">
          <LogoField {...parts} />
          {choices.map(([token, options]) => (
            <Field key={token} name={token} label={t(`tokens.${token}`)}>
              <Select
                value={content.look[token] ?? ""}
                onChange={(event) => choose(token, event.currentTarget.value)}
              >
                <option value="">{t("inherited")}</option>
                {options.map((option) => (
                  <option key={option} value={option}>
                    {t(`options.${option}`)}
                  </option>
                ))}
              </Select>
            </Field>
          ))}
        </div>
      </Panel>
    </fieldset>
  );
}
