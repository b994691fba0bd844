"use client";

import { cx } from "class-variance-authority";
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { useControl } from "#components/ui/control-context.ts";

/** The platform's own list: keyboard, touch and screen readers come with it. Children are `<option>`s. */
export function Select({ className, children, ...props }: ComponentProps<"select">) {
  const control = useControl();
  return (
    <span className={cx("relative inline-flex", className)}>
      <select
        {...control}
        className={cx(
          "min-h-8.5 w-full appearance-none rounded-control border bg-surface py-1.5 pr-8 pl-2.5 text-ink hover:bg-raised disabled:opacity-55 aria-invalid:border-bad max-rail:min-h-11",
          control.id ? "border-edge" : "border-line",
        )}
        {...props}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-ink-3"
      />
    </span>
  );
}
