"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Form } from "#components/forms/form.tsx";
import { FormError } from "#components/forms/form-error.tsx";
import type { Sent } from "#components/forms/send-json.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { Button } from "#components/ui/button.tsx";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogFooter,
  DialogTrigger,
} from "#components/ui/dialog.tsx";

type Props<T> = {
  /** The button that opens it. */
  trigger: ReactNode;
  title: string;
  description: string;
  /** Those that show their own errors. */
  fields: string[];
  /** On the button that sends. */
  verb: string;
  send: (values: FormData) => Promise<Sent<T>>;
  onSent: (data: T) => void;
  /** The fields themselves. */
  children: ReactNode;
};

/** A form behind a button: closes and reads the page again once it is sent, stays open where it is refused. */
export function FormDialog<T>({ trigger, title, description, children, ...form }: Props<T>) {
  const t = useTranslations("ui.dialog");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  function done(data: T) {
    setOpen(false);
    router.refresh();
    form.onSent(data);
  }
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent title={title} description={description}>
        <Form send={form.send} onSent={done}>
          <FormError fields={form.fields} />
          {children}
          <DialogFooter>
            <DialogClose asChild>
              <Button>{t("cancel")}</Button>
            </DialogClose>
            <SubmitButton>{form.verb}</SubmitButton>
          </DialogFooter>
        </Form>
      </DialogContent>
    </Dialog>
  );
}
