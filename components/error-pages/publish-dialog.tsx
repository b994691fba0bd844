"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { ContentChanges } from "#components/error-pages/content-changes.tsx";
import { sendPublish } from "#components/error-pages/send-content.ts";
import type { Studio } from "#components/error-pages/use-studio.ts";
import { Field } from "#components/forms/field.tsx";
import { Form } from "#components/forms/form.tsx";
import { FormError } from "#components/forms/form-error.tsx";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent } from "#components/ui/dialog.tsx";
import { Input } from "#components/ui/input.tsx";

type Props = { studio: Studio; blocked: boolean };

/** Saves what is edited, shows what would change for visitors, and publishes it with a note. */
export function PublishDialog({ studio, blocked }: Props) {
  const t = useTranslations("errorPages.publish");
  const [open, setOpen] = useState(false);
  const { edition } = studio;
  async function begin() {
    if (await studio.save()) setOpen(true);
  }
  return (
    <>
      <Button
        variant="primary"
        disabled={blocked || !studio.differs}
        title={blocked ? t("blocked") : undefined}
        onClick={() => void begin()}
      >
        {t("verb")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent title={t("title")} description={t("description")}>
          <Form
            send={(values) =>
              sendPublish(
                edition.service,
                edition.draft?.revision ?? 0,
                String(values.get("note") ?? ""),
              )
            }
            onSent={(next) => {
              setOpen(false);
              studio.take(next);
              toast(t("live", { number: String(next.published?.number) }));
            }}
          >
            <FormError fields={["note"]} />
            <ContentChanges changes={edition.changes} />
            <Field name="note" label={t("note")} hint={t("noteHint")}>
              <Input autoComplete="off" maxLength={300} />
            </Field>
            <SubmitButton>{t("verb")}</SubmitButton>
          </Form>
        </DialogContent>
      </Dialog>
    </>
  );
}
