"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { markShortcut, type ShortcutKeys } from "#components/ui/keyboard-map.ts";

const choices = ["latest", "recommended", "first"] as const;

type Props = {
  /** What is shown: one of the choices, or a record's id. */
  which: string;
  newer: string | null;
  older: string | null;
};

/** Which record of an issue is shown; `[` and `]` go to the newer and the older one. */
export function RecordSteps({ which, newer, older }: Props) {
  const t = useTranslations("issues.recordSteps");
  const [isLoading, startTransition] = useTransition();
  const [, show] = useQueryState(
    "show",
    parseAsString.withOptions({ shallow: false, scroll: false, startTransition }),
  );
  return (
    <fieldset aria-busy={isLoading} className="flex flex-wrap items-center gap-1.5">
      <legend className="sr-only">{t("title")}</legend>
      {choices.map((choice) => (
        <Button
          key={choice}
          size="small"
          variant={which === choice ? "secondary" : "quiet"}
          aria-pressed={which === choice}
          title={choice === "recommended" ? t("hint") : undefined}
          onClick={() => void show(choice === "latest" ? null : choice)}
        >
          {t(choice)}
        </Button>
      ))}
      <Step label={t("newer")} shortcut="[" to={newer} onStep={show}>
        <ChevronUp aria-hidden />
      </Step>
      <Step label={t("older")} shortcut="]" to={older} onStep={show}>
        <ChevronDown aria-hidden />
      </Step>
    </fieldset>
  );
}

type StepProps = {
  label: string;
  shortcut: ShortcutKeys;
  to: string | null;
  onStep: (id: string) => Promise<unknown>;
  children: React.ReactNode;
};

function Step({ label, shortcut, to, onStep, children }: StepProps) {
  return (
    <Button
      variant="quiet"
      size="icon"
      aria-label={label}
      {...markShortcut(shortcut)}
      disabled={!to}
      onClick={() => to && void onStep(to)}
    >
      {children}
    </Button>
  );
}
