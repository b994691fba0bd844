"use client";

import { cx } from "class-variance-authority";
import type { ComponentProps, ReactNode } from "react";
import { useControl } from "#components/ui/control-context.ts";

type Props = Omit<ComponentProps<"input">, "type"> & { children: ReactNode };

/** A native checkbox with its words beside it; the whole row is the target. */
export function Checkbox({ className, children, ...props }: Props) {
  return (
    <label
      className={cx(
        "inline-flex min-w-0 items-center gap-2 wrap-anywhere max-rail:min-h-11",
        className,
      )}
    >
      <input
        {...useControl()}
        type="checkbox"
        className="size-4 shrink-0 accent-accent"
        {...props}
      />
      {children}
    </label>
  );
}
