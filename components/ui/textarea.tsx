"use client";

import { cx } from "class-variance-authority";
import type { ComponentProps } from "react";
import { useControl } from "#components/ui/control-context.ts";
import { controlLook } from "#components/ui/input.tsx";

export function Textarea({ className, rows = 4, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea {...useControl()} rows={rows} className={cx(controlLook, className)} {...props} />
  );
}
