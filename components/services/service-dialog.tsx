"use client";

import { useRouter } from "next/navigation";
import { Field } from "#components/forms/field.tsx";
import { FormDialog } from "#components/forms/form-dialog.tsx";
import { sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Service } from "#lib/services/schemas.ts";

/** Adds a service and goes to its page, where its key and a first command wait. */
export function ServiceDialog() {
  const router = useRouter();
  return (
    <FormDialog
      trigger={<Button variant="primary">Add service</Button>}
      title="Add a service"
      description="It gets an ingest key of its own. A service named in a record is added by itself."
      fields={["name"]}
      verb="Add service"
      send={(values) => sendJson("POST", "/api/v1/services", Object.fromEntries(values), Service)}
      onSent={({ name }) => router.push(`/services/${encodeURIComponent(name)}`)}
    >
      <Field name="name" label="Name" hint="As it calls itself in its records: user-service.">
        <Input autoComplete="off" autoCapitalize="none" maxLength={100} />
      </Field>
    </FormDialog>
  );
}
