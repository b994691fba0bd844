"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { Form } from "#components/forms/form.tsx";
import { FormError } from "#components/forms/form-error.tsx";
import { sendJson } from "#components/forms/send-json.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { MessageFields, readMessages } from "#components/recovery/message-fields.tsx";
import { Button } from "#components/ui/button.tsx";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogFooter,
  DialogTrigger,
} from "#components/ui/dialog.tsx";
import { Maintenance } from "#lib/recovery/maintenance-schemas.ts";

/** Changes what visitors read while a window is open. */
export function MaintenanceMessageDialog({ window }: { window: Maintenance }) {
  const t = useTranslations("recovery.maintenanceMessage");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  function done() {
    setOpen(false);
    router.refresh();
    toast(t("done"));
  }
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button aria-label={t("label", { reason: window.reason })}>{t("message")}</Button>
      </DialogTrigger>
      <DialogContent title={t("title")} description={t("note")}>
        <Form
          send={(values) =>
            sendJson(
              "PATCH",
              `/api/v1/maintenance/${window.id}`,
              { messages: readMessages(values) },
              Maintenance,
            )
          }
          onSent={done}
        >
          <FormError fields={[]} />
          <MessageFields messages={window.messages} />
          <DialogFooter>
            <DialogClose asChild>
              <Button>{t("cancel")}</Button>
            </DialogClose>
            <SubmitButton>{t("save")}</SubmitButton>
          </DialogFooter>
        </Form>
      </DialogContent>
    </Dialog>
  );
}
