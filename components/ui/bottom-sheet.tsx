"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { overlayLook } from "#components/ui/dialog.tsx";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";

type Props = {
  title: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Stays in sight under what scrolls. */
  footer: ReactNode;
  children: ReactNode;
};

/** What rises from the lower edge of a phone, where the thumb is. */
export function BottomSheet({ title, open, onOpenChange, footer, children }: Props) {
  const t = useTranslations("ui.dialog");
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={overlayLook} />
        <Primitive.Content
          aria-describedby={undefined}
          className="fixed inset-x-0 bottom-0 z-50 flex max-h-[85dvh] flex-col rounded-t-card border-t border-line bg-surface shadow-soft outline-none"
        >
          <div className="flex items-center border-b border-line px-4 py-1.5">
            <Primitive.Title className="mr-auto text-[1rem]">{title}</Primitive.Title>
            <Primitive.Close
              aria-label={t("close")}
              className="-mr-2 inline-grid size-11 place-items-center rounded-control text-ink-2 hover:bg-raised"
            >
              <X aria-hidden className="size-4" />
            </Primitive.Close>
          </div>
          <ScrollRegion label={title} className="grow overflow-y-auto px-4 py-1 -outline-offset-2">
            {children}
          </ScrollRegion>
          <div className="border-t border-line px-4 py-3">{footer}</div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
