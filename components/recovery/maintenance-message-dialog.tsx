"use client";

import { useRouter } from "next/navigation";
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
  const router = useRouter();
  const [open, setOpen] = useState(false);
  function done() {
    setOpen(false);
    router.refresh();
    toast("Visitors read the new message");
  }
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button aria-label={`Message: ${window.reason}`}>Message</Button>
      </DialogTrigger>
      <DialogContent
        title="What visitors read"
        description="On the maintenance page, in the banner and in the calendar."
      >
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
              <Button>Cancel</Button>
            </DialogClose>
            <SubmitButton>Save</SubmitButton>
          </DialogFooter>
        </Form>
      </DialogContent>
    </Dialog>
  );
}
