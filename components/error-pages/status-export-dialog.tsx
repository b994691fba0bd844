"use client";

import { toast } from "sonner";
import { Field } from "#components/forms/field.tsx";
import { FormDialog } from "#components/forms/form-dialog.tsx";
import { sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Input } from "#components/ui/input.tsx";
import { StatusExport } from "#lib/error-pages/status-export-schemas.ts";

/** Adds a place to which status files are put. */
export function StatusExportDialog() {
  return (
    <FormDialog
      trigger={<Button variant="primary">Add place</Button>}
      title="Add a place for status files"
      description="The status of each service is put there by HTTP PUT whenever it changes."
      fields={["name", "url", "token"]}
      verb="Add place"
      send={create}
      onSent={({ name }) => toast(`Status files are put to ${name} from now on`)}
    >
      <Field name="name" label="Name">
        <Input autoComplete="off" maxLength={60} placeholder="cdn" />
      </Field>
      <Field name="url" label="Address" hint="A service's file goes to …/<service>/status.json.">
        <Input type="url" autoComplete="off" placeholder="https://status.example.com/files" />
      </Field>
      <Field name="token" label="Bearer token" hint="Optional. Stored encrypted, never shown.">
        <Input type="password" autoComplete="off" />
      </Field>
      <Checkbox name="allow_private">The address is in a private network</Checkbox>
    </FormDialog>
  );
}

function create(values: FormData) {
  const token = String(values.get("token"));
  const body = {
    name: values.get("name"),
    url: values.get("url"),
    ...(token ? { token } : {}),
    ...(values.get("allow_private") ? { allow_private: true } : {}),
  };
  return sendJson("POST", "/api/v1/status-exports", body, StatusExport);
}
