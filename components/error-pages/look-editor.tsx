"use client";

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
  ["corner", "Corners", pageCorners],
  ["scale", "Text size", pageScales],
  ["font", "Font", pageFonts],
] as const;

/** The design tokens: what is not chosen is inherited, at last from the theme. */
export function LookEditor(parts: EditorParts) {
  const { studio, mayEdit } = parts;
  const { content } = studio;
  function choose(token: "corner" | "scale" | "font", value: string) {
    const { data } = PageLook.safeParse(value === "" ? {} : { [token]: value });
    if (data) studio.change(withToken(content, token, data[token]));
  }
  return (
    <fieldset disabled={!mayEdit} className="flex min-w-0 flex-col gap-gap">
      <legend className="sr-only">Look of the pages</legend>
      <ThemeChoice {...parts} />
      <Panel title="Colours" note="Every pair is checked: 4.5 : 1 for text, 3 : 1 for shapes.">
        <div className="grid gap-5 sm:grid-cols-2">
          {colorModes.map((mode) => (
            <ColorFields key={mode} {...parts} mode={mode} />
          ))}
        </div>
      </Panel>
      <Panel title="Logo and shape">
        <div className="flex flex-col gap-4">
          <LogoField {...parts} />
          {choices.map(([token, label, options]) => (
            <Field key={token} name={token} label={label}>
              <Select
                value={content.look[token] ?? ""}
                onChange={(event) => choose(token, event.currentTarget.value)}
              >
                <option value="">As inherited</option>
                {options.map((option) => (
                  <option key={option} value={option}>
                    {option}
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
