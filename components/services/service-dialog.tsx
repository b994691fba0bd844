"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Field } from "#components/forms/field.tsx";
import { Form } from "#components/forms/form.tsx";
import { FormError } from "#components/forms/form-error.tsx";
import { sendJson } from "#components/forms/send-json.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { Button } from "#components/ui/button.tsx";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogFooter,
  DialogTrigger,
} from "#components/ui/dialog.tsx";
import { Input } from "#components/ui/input.tsx";
import { Service } from "#lib/services/schemas.ts";

/** Adds a service and goes to its page, where its key and a first command wait. */
export function ServiceDialog() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  function done({ name }: Service) {
    setOpen(false);
    router.push(`/services/${encodeURIComponent(name)}`);
  }
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="primary">Add service</Button>
      </DialogTrigger>
      <DialogContent
        title="Add a service"
        description="It gets an ingest key of its own. A service named in a record is added by itself."
      >
        <Form send={create} onSent={done}>
          <FormError fields={["name"]} />
          <Field name="name" label="Name" hint="As it calls itself in its records: user-service.">
            <Input autoComplete="off" autoCapitalize="none" maxLength={100} />
          </Field>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <SubmitButton>Add service</SubmitButton>
          </DialogFooter>
        </Form>
      </DialogContent>
    </Dialog>
  );
}

function create(values: FormData) {
  return sendJson("POST", "/api/v1/services", Object.fromEntries(values), Service);
}
