"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { withToken } from "#components/error-pages/page-edit.ts";
import type { EditorParts } from "#components/error-pages/text-editor.tsx";
import { wordLookFinding } from "#components/error-pages/word-finding.ts";
import { Field } from "#components/forms/field.tsx";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import type { Words } from "#components/ui/words.ts";
import { longestLogo } from "#lib/error-pages/look-schemas.ts";

const largestFile = 15_000;

/** The logo from a file; it travels in each page, so it has to be small. */
export function LogoField({ studio, preview }: EditorParts) {
  const t = useTranslations("errorPages.logo");
  const { content } = studio;
  const { logo } = content.look;
  const [fault, setFault] = useState<string | null>(null);
  async function read(file: File | undefined) {
    setFault(null);
    if (!file) return;
    if (file.size > largestFile) {
      setFault(t("tooLarge", { most: String(longestLogo), size: String(file.size) }));
      return;
    }
    studio.change(withToken(content, "logo", await textOf(file)));
  }
  const error = fault ?? wordLookFinding(preview, "look.logo") ?? undefined;
  return (
    <div className="flex flex-col gap-2">
      <Field
        name="look.logo"
        label={t("title")}
        hint={t("hint", { most: String(longestLogo), state: stateOf(t, logo) })}
        error={error}
      >
        <Input
          type="file"
          accept="image/svg+xml,image/png"
          onChange={(event) => void read(event.currentTarget.files?.[0])}
        />
      </Field>
      <div className="flex flex-wrap gap-2.5">
        <Button
          size="small"
          disabled={logo === undefined}
          onClick={() => studio.change(withToken(content, "logo", undefined))}
        >
          {t("inherit")}
        </Button>
        <Button
          size="small"
          disabled={logo === ""}
          onClick={() => studio.change(withToken(content, "logo", ""))}
        >
          {t("remove")}
        </Button>
      </div>
    </div>
  );
}

function stateOf(t: Words<"errorPages.logo">, logo: string | undefined): string {
  if (logo === undefined) return t("inherited");
  return logo === "" ? t("none") : t("sized", { size: String(new Blob([logo]).size) });
}

/** SVG as its markup, PNG as data URI. */
async function textOf(file: File): Promise<string> {
  if (file.type !== "image/png") return file.text();
  const bytes = new Uint8Array(await file.arrayBuffer());
  return `data:image/png;base64,${btoa(String.fromCharCode(...bytes))}`;
}
