"use client";

import { Tooltip as Primitive } from "radix-ui";
import type { ReactNode } from "react";

type Props = { text: ReactNode; children: ReactNode };

/** Says more about its one child on hover and focus; the child must be able to take focus. */
export function Tooltip({ text, children }: Props) {
  return (
    <Primitive.Provider delayDuration={250}>
      <Primitive.Root>
        <Primitive.Trigger asChild>{children}</Primitive.Trigger>
        <Primitive.Portal>
          <Primitive.Content
            sideOffset={6}
            collisionPadding={8}
            className="z-50 max-w-80 rounded-control border border-line bg-ink px-2.5 py-1.5 text-sm text-ground shadow-soft"
          >
            {text}
          </Primitive.Content>
        </Primitive.Portal>
      </Primitive.Root>
    </Primitive.Provider>
  );
}
