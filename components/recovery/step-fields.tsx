"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Field } from "#components/forms/field.tsx";
import { useFormState } from "#components/forms/form-context.ts";
import { ActionParams } from "#components/recovery/action-params.tsx";
import { nameAction } from "#components/recovery/describe-action.ts";
import type { StepDraft } from "#components/recovery/scenario-draft.ts";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Action, actions } from "#lib/recovery/schemas.ts";
import type { Target } from "#lib/recovery/target-schemas.ts";

type Props = {
  step: StepDraft;
  index: number;
  targets: Target[];
  onChange: (step: StepDraft) => void;
  buttons: ReactNode;
};

/** One step: what is done to which target, and how long it may take. */
export function StepFields({ step, index, targets, onChange, buttons }: Props) {
  const t = useTranslations("recovery.stepFields");
  const words = useTranslations("recovery.actions");
  const path = `steps.${index}`;
  const target = targets.find(({ name }) => name === step.target);
  const { problem } = useFormState();
  const fault = problem?.errors.find((error) => error.path === path)?.message;
  const able = target?.actions ?? actions;
  const names = targets.map(({ name }) => name);
  const listed = names.includes(step.target) ? names : [step.target, ...names];
  return (
    <fieldset>
      <legend className="float-left font-medium">
        {index === 0 ? t("first") : t("next", { number: index + 1 })}
      </legend>
      <div className="mb-2 flex flex-wrap justify-end gap-1">{buttons}</div>
      <div className="clear-both grid grid-cols-2 gap-3 max-sm:grid-cols-1">
        <Field name={`${path}.action`} label={t("action")}>
          <Select
            className="w-full"
            value={step.action}
            onChange={(event) =>
              onChange({ ...step, action: Action.parse(event.currentTarget.value) })
            }
          >
            {able.map((action) => (
              <option key={action} value={action}>
                {nameAction(words, action)}
              </option>
            ))}
          </Select>
        </Field>
        <Field name={`${path}.target`} label={t("target")} error={fault}>
          <Select
            className="w-full"
            value={step.target}
            onChange={(event) => onChange({ ...step, target: event.currentTarget.value })}
          >
            {listed.map((name) => (
              <option key={name} value={name}>
                {name || t("choose")}
              </option>
            ))}
          </Select>
        </Field>
        <Field name={`${path}.timeout_seconds`} label={t("timeout")} hint={t("seconds")}>
          <Input
            inputMode="numeric"
            value={step.timeout_seconds}
            onChange={(event) => onChange({ ...step, timeout_seconds: event.currentTarget.value })}
          />
        </Field>
        <Field name={`${path}.settle_seconds`} label={t("settle")} hint={t("settleHint")}>
          <Input
            inputMode="numeric"
            value={step.settle_seconds}
            onChange={(event) => onChange({ ...step, settle_seconds: event.currentTarget.value })}
          />
        </Field>
      </div>
      {target?.type === "http" || step.params.path || step.params.method ? (
        <div className="mt-3">
          <ActionParams
            action={step.action}
            prefix={`${path}.params`}
            value={step.params}
            onChange={(params) => onChange({ ...step, params })}
          />
        </div>
      ) : null}
    </fieldset>
  );
}
