"use client";

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
        title={blocked ? "Some texts or colours need a change first." : undefined}
        onClick={() => void begin()}
      >
        Publish
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent
          title="Publish these changes?"
          description="Visitors see them within two seconds. You can go back to any version."
        >
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
              toast(`Version ${next.published?.number} is live`);
            }}
          >
            <FormError fields={["note"]} />
            <ContentChanges changes={edition.changes} />
            <Field name="note" label="Note" hint="Why, for those who look at the versions later.">
              <Input autoComplete="off" maxLength={300} />
            </Field>
            <SubmitButton>Publish</SubmitButton>
          </Form>
        </DialogContent>
      </Dialog>
    </>
  );
}
