"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { useOpening } from "#components/ui/use-opening.ts";

export const DialogTrigger = Primitive.Trigger;
export const DialogClose = Primitive.Close;

export function Dialog(props: ComponentProps<typeof Primitive.Root>) {
  return <Primitive.Root {...props} {...useOpening(props)} />;
}

export const overlayLook = "fixed inset-0 z-40 bg-[rgb(10_12_18/0.45)]";
export const dialogLook =
  "fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-2rem)] w-[min(30rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-card border border-line bg-surface p-5 shadow-soft";

type Props = { title: string; description?: ReactNode; children: ReactNode };

export function DialogContent({ title, description, children }: Props) {
  const t = useTranslations("ui.dialog");
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlayLook} />
      <Primitive.Content
        className={dialogLook}
        {...(description ? {} : { "aria-describedby": undefined })}
      >
        <div className="mb-3 flex items-start gap-3">
          <Primitive.Title className="mr-auto text-[1rem]">{title}</Primitive.Title>
          <Primitive.Close
            aria-label={t("close")}
            className="-mt-1 -mr-1 inline-grid size-8 place-items-center rounded-control text-ink-2 hover:bg-raised max-rail:size-11"
          >
            <X aria-hidden className="size-4" />
          </Primitive.Close>
        </div>
        {description ? (
          <Primitive.Description className="mb-4 text-ink-2">{description}</Primitive.Description>
        ) : null}
        {children}
      </Primitive.Content>
    </Primitive.Portal>
  );
}

/** The row of buttons at the end of a dialog. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return <div className="mt-5 flex flex-wrap justify-end gap-2.5">{children}</div>;
}
