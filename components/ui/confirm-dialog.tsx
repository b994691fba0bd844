"use client";

import { useTranslations } from "next-intl";
import { AlertDialog } from "radix-ui";
import { type ReactNode, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { DialogFooter, dialogLook, overlayLook } from "#components/ui/dialog.tsx";
import { useOpening } from "#components/ui/use-opening.ts";

type Props = {
  /** The button that opens the question. */
  trigger: ReactNode;
  /** Names the target: `Restart checkout-api?` */
  title: string;
  /** The effect, and how long it takes. */
  effect: ReactNode;
  /** The verb on the button: `Restart checkout-api`. */
  verb: string;
  danger?: boolean;
  /** Blocks the verb while a field among the children is not filled in. */
  blocked?: boolean;
  /** The dialog stays open, busy, until this settles; answer `false` to keep it open. */
  onConfirm: () => Promise<unknown>;
  children?: ReactNode;
};

/** Asks before something that reaches out; focus begins on Cancel, and one press is one call. */
export function ConfirmDialog(props: Props) {
  const t = useTranslations("ui.dialog");
  const [open, setOpen] = useState(false);
  const opening = useOpening({ open, onOpenChange: setOpen });
  const [busy, setBusy] = useState(false);
  async function confirm() {
    setBusy(true);
    try {
      if ((await props.onConfirm()) !== false) setOpen(false);
    } finally {
      setBusy(false);
    }
  }
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => busy || opening.onOpenChange(next)}>
      <AlertDialog.Trigger asChild>{props.trigger}</AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={overlayLook} />
        <AlertDialog.Content className={dialogLook}>
          <AlertDialog.Title className="mb-2 text-[1rem] wrap-anywhere">
            {props.title}
          </AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="wrap-anywhere text-ink-2">{props.effect}</div>
          </AlertDialog.Description>
          {props.children ? <div className="mt-4">{props.children}</div> : null}
          <DialogFooter>
            <AlertDialog.Cancel asChild>
              <Button disabled={busy}>{t("cancel")}</Button>
            </AlertDialog.Cancel>
            <Button
              className="whitespace-normal! wrap-anywhere"
              variant={props.danger ? "danger" : "primary"}
              aria-busy={busy}
              disabled={busy || props.blocked}
              onClick={() => void confirm()}
            >
              {props.verb}
            </Button>
          </DialogFooter>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
