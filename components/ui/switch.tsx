"use client";

import { Switch as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { useControl } from "#components/ui/control-context.ts";

/** On or off with effect at once; give it `aria-label` or put it in a field. */
export function Switch(props: ComponentProps<typeof Primitive.Root>) {
  return (
    <Primitive.Root
      {...useControl()}
      className="relative inline-flex h-6 w-10 shrink-0 items-center rounded-full border border-edge bg-raised transition-colors data-[state=checked]:border-accent data-[state=checked]:bg-accent disabled:opacity-55"
      {...props}
    >
      <Primitive.Thumb className="ml-0.75 size-4 rounded-full bg-ink-2 motion-safe:transition-transform data-[state=checked]:translate-x-4 data-[state=checked]:bg-on-accent forced-colors:bg-[CanvasText]" />
    </Primitive.Root>
  );
}
