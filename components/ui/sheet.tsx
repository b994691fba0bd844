"use client";

import { cx } from "class-variance-authority";
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
  /** `right`: over a list's right side, on phones over all of it. `bottom`: where the thumb is. */
  side?: "right" | "bottom";
  /** Names what scrolls inside. */
  label?: string;
  /** Buttons beside the one that closes. */
  actions?: ReactNode;
  /** Stays in sight under what scrolls. */
  footer?: ReactNode;
  children: ReactNode;
};

const sideLook = {
  right: "inset-y-0 right-0 w-[min(44rem,100vw)] border-l",
  bottom: "inset-x-0 bottom-0 max-h-[85dvh] rounded-t-card border-t",
};

/** What slides over a page from one of its sides and leaves the rest of it in sight. */
export function Sheet({ side = "right", label, ...props }: Props) {
  const t = useTranslations("ui.dialog");
  const { title, open, onOpenChange, actions, footer, children } = props;
  const bottom = side === "bottom";
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={overlayLook} />
        <Primitive.Content
          aria-describedby={undefined}
          className={cx(
            "fixed z-50 flex flex-col border-line bg-surface shadow-soft outline-none",
            sideLook[side],
          )}
        >
          <div
            className={cx(
              "flex items-center gap-2 border-b border-line px-5 max-sm:px-4",
              bottom ? "py-1.5" : "py-3",
            )}
          >
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
            label={label ?? t("details")}
            className={cx(
              "grow overflow-y-auto px-5 -outline-offset-2 max-sm:px-4",
              bottom ? "py-1" : "py-4",
            )}
          >
            {children}
          </ScrollRegion>
          {footer ? <div className="border-t border-line px-4 py-3">{footer}</div> : null}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
