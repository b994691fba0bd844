"use client";

import { cx } from "class-variance-authority";
import type { ComponentProps } from "react";
import { useControl } from "#components/ui/control-context.ts";

export const controlLook =
  "w-full rounded-control border border-edge bg-surface px-2.5 py-1.5 min-h-8.5 text-ink placeholder:text-ink-3 disabled:opacity-55 aria-invalid:border-bad max-rail:min-h-11 max-rail:text-[1rem]";

export function Input({ className, ...props }: ComponentProps<"input">) {
  return <input {...useControl()} className={cx(controlLook, className)} {...props} />;
}
