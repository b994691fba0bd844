"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogFooter,
  DialogTrigger,
} from "#components/ui/dialog.tsx";

type Text = { title: string; description: string };
type Props<T> = {
  /** On the button that opens it. */
  verb: string;
  ask: Text;
  form: (onCreated: (created: T) => void) => ReactNode;
  /** What is shown this once of what was created. */
  show: (created: T) => Text & { secrets: ReactNode };
};

/** Creates something and shows its secret, once: closing the dialog forgets it. */
export function CreateOnceDialog<T>({ verb, ask, form, show }: Props<T>) {
  const t = useTranslations("forms.createOnce");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [created, setCreated] = useState<T | null>(null);
  const shown = created === null ? null : show(created);
  function toggle(next: boolean) {
    setOpen(next);
    if (!next) setCreated(null);
  }
  function done(made: T) {
    setCreated(() => made);
    router.refresh();
  }
  return (
    <Dialog open={open} onOpenChange={toggle}>
      <DialogTrigger asChild>
        <Button variant="primary">{verb}</Button>
      </DialogTrigger>
      {shown ? (
        <DialogContent title={shown.title} description={shown.description}>
          {shown.secrets}
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="primary">{t("copied")}</Button>
            </DialogClose>
          </DialogFooter>
        </DialogContent>
      ) : (
        <DialogContent {...ask}>{form(done)}</DialogContent>
      )}
    </Dialog>
  );
}
