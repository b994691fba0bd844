"use client";

import { createContext, type ReactNode, useContext } from "react";
import { Field } from "#components/forms/field.tsx";
import type { ScenarioDraft } from "#components/recovery/scenario-draft.ts";
import { Input } from "#components/ui/input.tsx";

export type DraftState = {
  draft: ScenarioDraft;
  change: (part: Partial<ScenarioDraft>) => void;
};
export const DraftContext = createContext<DraftState | null>(null);

/** The plan that the form around it edits. */
export function useDraft(): DraftState {
  const state = useContext(DraftContext);
  if (!state) throw new Error("a field of a plan stands outside its form");
  return state;
}

type TextKey = {
  [Key in keyof ScenarioDraft]: ScenarioDraft[Key] extends string
    ? string extends ScenarioDraft[Key]
      ? Key
      : never
    : never;
}[keyof ScenarioDraft];

type Props = {
  of: TextKey;
  /** Where the API answers its errors: `trigger.count`. */
  name: string;
  label: string;
  hint?: ReactNode;
  text?: boolean;
};

/** One number of the plan, or one line of text. */
export function DraftField({ of, name, label, hint, text = false }: Props) {
  const { draft, change } = useDraft();
  return (
    <Field name={name} label={label} hint={hint}>
      <Input
        inputMode={text ? "text" : "numeric"}
        autoComplete="off"
        value={draft[of]}
        onChange={(event) => change({ [of]: event.currentTarget.value })}
      />
    </Field>
  );
}
