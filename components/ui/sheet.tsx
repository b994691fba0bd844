"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { overlayLook } from "#components/ui/dialog.tsx";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";

type Props = {
  title: ReactNode;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Buttons beside the one that closes. */
  actions?: ReactNode;
  children: ReactNode;
};

/** One thing of a list in full, over the list's right side; on phones over all of it. */
export function Sheet({ title, open, onOpenChange, actions, children }: Props) {
  const t = useTranslations("ui.dialog");
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={overlayLook} />
        <Primitive.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 right-0 z-50 flex w-[min(44rem,100vw)] flex-col border-l border-line bg-surface shadow-soft outline-none"
        >
          <div className="flex items-center gap-2 border-b border-line px-5 py-3 max-sm:px-4">
            <Primitive.Title className="mr-auto min-w-0 text-[1rem] wrap-anywhere">
              {title}
            </Primitive.Title>
            {actions}
            <Primitive.Close
              aria-label={t("close")}
              className="inline-grid size-8.5 shrink-0 place-items-center rounded-control text-ink-2 hover:bg-raised max-rail:size-11"
            >
              <X aria-hidden className="size-4" />
            </Primitive.Close>
          </div>
          <ScrollRegion
            label={t("details")}
            className="grow overflow-y-auto px-5 py-4 -outline-offset-2 max-sm:px-4"
          >
            {children}
          </ScrollRegion>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
