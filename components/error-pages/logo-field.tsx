"use client";

import { useState } from "react";
import { withToken } from "#components/error-pages/page-edit.ts";
import type { EditorParts } from "#components/error-pages/text-editor.tsx";
import { wordLookFinding } from "#components/error-pages/word-finding.ts";
import { Field } from "#components/forms/field.tsx";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { longestLogo } from "#lib/error-pages/look-schemas.ts";

const largestFile = 15_000;

/** The logo from a file; it travels in each page, so it has to be small. */
export function LogoField({ studio, preview }: EditorParts) {
  const { content } = studio;
  const { logo } = content.look;
  const [fault, setFault] = useState<string | null>(null);
  async function read(file: File | undefined) {
    setFault(null);
    if (!file) return;
    if (file.size > largestFile) {
      setFault(`A logo has at most ${longestLogo} bytes; this file has ${file.size}.`);
      return;
    }
    studio.change(withToken(content, "logo", await textOf(file)));
  }
  const error = fault ?? wordLookFinding(preview, "look.logo") ?? undefined;
  return (
    <div className="flex flex-col gap-2">
      <Field
        name="look.logo"
        label="Logo"
        hint={`SVG or PNG, at most ${longestLogo} bytes. ${stateOf(logo)}`}
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
          Use the inherited logo
        </Button>
        <Button
          size="small"
          disabled={logo === ""}
          onClick={() => studio.change(withToken(content, "logo", ""))}
        >
          No logo
        </Button>
      </div>
    </div>
  );
}

function stateOf(logo: string | undefined): string {
  if (logo === undefined) return "Now: as inherited.";
  return logo === "" ? "Now: none." : `Now: one of ${new Blob([logo]).size} bytes.`;
}

/** SVG as its markup, PNG as data URI. */
async function textOf(file: File): Promise<string> {
  if (file.type !== "image/png") return file.text();
  const bytes = new Uint8Array(await file.arrayBuffer());
  return `data:image/png;base64,${btoa(String.fromCharCode(...bytes))}`;
}
