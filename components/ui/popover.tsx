"use client";

import { cx } from "class-variance-authority";
import { Popover as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { useOpening } from "#components/ui/use-opening.ts";

export const PopoverTrigger = Primitive.Trigger;
export const PopoverAnchor = Primitive.Anchor;

export function Popover(props: ComponentProps<typeof Primitive.Root>) {
  return <Primitive.Root {...props} {...useOpening(props)} />;
}

/** A small dialog beside what opened it; give it `aria-label`. */
export function PopoverContent({ className, ...props }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        sideOffset={6}
        collisionPadding={8}
        className={cx(
          "z-50 rounded-card border border-line bg-surface shadow-soft outline-none",
          className,
        )}
        {...props}
      />
    </Primitive.Portal>
  );
}
