"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDraft } from "#components/recovery/draft-field.tsx";
import { newStep, type StepDraft } from "#components/recovery/scenario-draft.ts";
import { StepFields } from "#components/recovery/step-fields.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Target } from "#lib/recovery/target-schemas.ts";

const mostSteps = 5;

/** The ladder: steps that are added, removed and moved; the second runs only when the first did not help. */
export function StepsEditor({ targets }: { targets: Target[] }) {
  const t = useTranslations("recovery.stepsEditor");
  const { draft, change } = useDraft();
  const { steps } = draft;
  const set = (next: StepDraft[]) => change({ steps: next });
  function move(from: number, to: number) {
    const next = [...steps];
    next.splice(to, 0, ...next.splice(from, 1));
    set(next);
  }
  return (
    <>
      <ol className="flex flex-col gap-3">
        {steps.map((step, index) => (
          <li key={step.id} className="rounded-card border border-line p-3.5">
            <StepFields
              step={step}
              index={index}
              targets={targets}
              onChange={(next) => set(steps.map((one) => (one.id === step.id ? next : one)))}
              buttons={
                <>
                  <Button
                    size="small"
                    variant="quiet"
                    disabled={index === 0}
                    aria-label={t("moveUp", { number: index + 1 })}
                    onClick={() => move(index, index - 1)}
                  >
                    {t("up")}
                  </Button>
                  <Button
                    size="small"
                    variant="quiet"
                    disabled={index === steps.length - 1}
                    aria-label={t("moveDown", { number: index + 1 })}
                    onClick={() => move(index, index + 1)}
                  >
                    {t("down")}
                  </Button>
                  <Button
                    size="small"
                    variant="quiet"
                    disabled={steps.length === 1}
                    aria-label={t("removeStep", { number: index + 1 })}
                    onClick={() => set(steps.filter((one) => one.id !== step.id))}
                  >
                    {t("remove")}
                  </Button>
                </>
              }
            />
          </li>
        ))}
      </ol>
      <Button
        className="mt-3"
        disabled={steps.length >= mostSteps}
        onClick={() => set([...steps, newStep(steps.at(-1)?.target ?? targets[0]?.name ?? "")])}
      >
        <Plus aria-hidden />
        {t("add")}
      </Button>
      {targets.length === 0 ? <p className="mt-2 text-sm text-ink-2">{t("noTarget")}</p> : null}
    </>
  );
}
