"use client";

import { cx } from "class-variance-authority";
import { Check } from "lucide-react";
import { DropdownMenu as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { useOpening } from "#components/ui/use-opening.ts";

export const DropdownMenuTrigger = Primitive.Trigger;
export const DropdownMenuRadioGroup = Primitive.RadioGroup;

/** Not modal: to lock the page under a menu makes the browser style all of it anew. */
export function DropdownMenu(props: ComponentProps<typeof Primitive.Root>) {
  return <Primitive.Root modal={false} {...props} {...useOpening(props)} />;
}

const itemLook =
  "flex min-h-8.5 items-center gap-2.5 rounded-md px-2.5 py-1.5 outline-none select-none data-highlighted:bg-raised data-disabled:opacity-55 max-rail:min-h-11 [&_svg]:size-4 [&_svg]:text-ink-2";

export function DropdownMenuContent({
  className,
  ...props
}: ComponentProps<typeof Primitive.Content>) {
  return (
    <>
      <Primitive.Portal>
        {/* A press beside the menu closes it and reaches nothing else. */}
        <div className="fixed inset-0 z-40" />
      </Primitive.Portal>
      <Primitive.Portal>
        <Primitive.Content
          sideOffset={6}
          align="end"
          collisionPadding={8}
          className={cx(
            "z-50 min-w-52 rounded-card border border-line bg-surface p-1 shadow-soft",
            className,
          )}
          {...props}
        />
      </Primitive.Portal>
    </>
  );
}

export function DropdownMenuItem({ className, ...props }: ComponentProps<typeof Primitive.Item>) {
  return <Primitive.Item className={cx(itemLook, className)} {...props} />;
}

export function DropdownMenuRadioItem({
  children,
  ...props
}: ComponentProps<typeof Primitive.RadioItem>) {
  return (
    <Primitive.RadioItem className={itemLook} {...props}>
      <span className="inline-grid size-4 place-items-center">
        <Primitive.ItemIndicator>
          <Check aria-hidden />
        </Primitive.ItemIndicator>
      </span>
      {children}
    </Primitive.RadioItem>
  );
}

export function DropdownMenuLabel(props: ComponentProps<typeof Primitive.Label>) {
  return <Primitive.Label className="px-2.5 py-1.5 text-xs text-ink-3" {...props} />;
}

export function DropdownMenuSeparator() {
  return <Primitive.Separator className="my-1 h-px bg-line" />;
}
