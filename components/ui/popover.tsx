"use client";

import { cx } from "class-variance-authority";
import { Popover as Primitive } from "radix-ui";
import type { ComponentProps } from "react";

export const Popover = Primitive.Root;
export const PopoverTrigger = Primitive.Trigger;
export const PopoverClose = Primitive.Close;

/** Give it `aria-label`: it is announced as a dialog. */
export function PopoverContent({ className, ...props }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        sideOffset={6}
        align="end"
        collisionPadding={8}
        className={cx(
          "z-50 w-80 max-w-[calc(100vw-1rem)] rounded-card border border-line bg-surface p-4 shadow-soft",
          className,
        )}
        {...props}
      />
    </Primitive.Portal>
  );
}
