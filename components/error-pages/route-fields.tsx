"use client";

import { editOf } from "#components/error-pages/page-edit.ts";
import type { EditorParts } from "#components/error-pages/text-editor.tsx";
import { wordFinding } from "#components/error-pages/word-finding.ts";
import { Field } from "#components/forms/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { PageTextsEdit } from "#lib/error-pages/schemas.ts";

type Props = EditorParts & { onRoute: (route: PageTextsEdit["route"]) => void };

/** Another way to the same goal: its words and its address, or neither. */
export function RouteFields({ studio, place, preview, onRoute }: Props) {
  const route = editOf(studio.content, place).route;
  const inherited = preview.answer?.pages[0]?.inherited.route;
  function change(part: { text?: string; url?: string }) {
    const next = { text: "", url: "", ...route, ...part };
    onRoute(next.text === "" && next.url === "" ? undefined : next);
  }
  return (
    <fieldset className="grid gap-4 sm:grid-cols-2">
      <legend className="mb-1.5 text-ink-2">Another way to the same goal</legend>
      <Field
        name="route.text"
        label="Words of the link"
        error={wordFinding(preview, place, "route").error ?? undefined}
      >
        <Input
          autoComplete="off"
          value={route?.text ?? ""}
          placeholder={inherited?.text ?? "Order by phone"}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
      </Field>
      <Field name="route.url" label="Address">
        <Input
          type="url"
          autoComplete="off"
          value={route?.url ?? ""}
          placeholder={inherited?.url ?? "https://…"}
          onChange={(event) => change({ url: event.currentTarget.value })}
        />
      </Field>
    </fieldset>
  );
}
