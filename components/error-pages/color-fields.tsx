"use client";

import { useTranslations } from "next-intl";
import { withColor } from "#components/error-pages/page-edit.ts";
import type { EditorParts } from "#components/error-pages/text-editor.tsx";
import { wordLookFinding } from "#components/error-pages/word-finding.ts";
import { Field } from "#components/forms/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { ColorMode } from "#lib/error-pages/look-schemas.ts";

const tokens = ["accent", "ground", "surface", "ink"] as const;

/** The four colours of one mode, by their code or from the picker of the system. */
export function ColorFields({ studio, preview, mode }: EditorParts & { mode: ColorMode }) {
  const t = useTranslations("errorPages.colors");
  const { content } = studio;
  const inForce = preview.answer?.colors[mode];
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-1.5 font-medium">{t(`modes.${mode}`)}</legend>
      {tokens.map((token) => {
        const label = t(`tokens.${token}`);
        const value = content.look[mode]?.[token] ?? "";
        const change = (text: string) =>
          studio.change(withColor(content, { mode, token }, text === "" ? undefined : text));
        return (
          <div key={token} className="flex items-start gap-2">
            <input
              type="color"
              aria-label={t(`pickers.${mode}`, { label })}
              value={/^#[0-9a-f]{6}$/i.test(value) ? value : (inForce?.[token] ?? "#000000")}
              onChange={(event) => change(event.currentTarget.value)}
              className="mt-6.5 h-8.5 w-10 shrink-0 rounded-control border border-edge bg-surface p-0.5 max-rail:h-11"
            />
            <div className="min-w-0 flex-1">
              <Field
                name={`${mode}.${token}`}
                label={label}
                error={wordLookFinding(preview, `look.${mode}.${token}`) ?? undefined}
              >
                <Input
                  className="font-mono"
                  autoComplete="off"
                  spellCheck={false}
                  value={value}
                  placeholder={inForce?.[token] ?? ""}
                  onChange={(event) => change(event.currentTarget.value.trim())}
                />
              </Field>
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}
