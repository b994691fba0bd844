"use client";

import { createContext, useContext } from "react";
import type { FormProblem } from "#components/forms/send-json.ts";

export type FormState = { pending: boolean; problem: FormProblem | null };

export const FormContext = createContext<FormState>({ pending: false, problem: null });

export function useFormState(): FormState {
  return useContext(FormContext);
}
