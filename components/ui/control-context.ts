"use client";

import { createContext, useContext } from "react";

/** What a form field hands to the one control inside it, so that nothing is wired twice. */
export type Control = {
  id: string;
  name: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
};

export const ControlContext = createContext<Control | null>(null);

export function useControl(): Partial<Control> {
  return useContext(ControlContext) ?? {};
}
