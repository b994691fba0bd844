"use client";

import { CreateOnceDialog } from "#components/forms/create-once-dialog.tsx";
import { Field } from "#components/forms/field.tsx";
import { Form } from "#components/forms/form.tsx";
import { FormError } from "#components/forms/form-error.tsx";
import { sendJson } from "#components/forms/send-json.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { prepareCurl } from "#components/services/prepare-snippets.ts";
import { Button } from "#components/ui/button.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { DialogClose, DialogFooter } from "#components/ui/dialog.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { CreatedIngestKey } from "#lib/services/schemas.ts";

type Props = { services: string[]; baseUrl: string };

/** Creates an ingest key and shows its secret, once, with a command that uses it. */
export function IngestKeyDialog({ services, baseUrl }: Props) {
  return (
    <CreateOnceDialog<CreatedIngestKey>
      verb="Create key"
      ask={{ title: "Create an ingest key", description: "For services that send records." }}
      form={(onCreated) => <KeyForm services={services} onCreated={onCreated} />}
      show={(created) => ({
        title: `Copy the key ${created.name} now`,
        description:
          "It is shown this once and not stored. Who has it can send records, and nothing else.",
        secrets: <CreatedKey created={created} baseUrl={baseUrl} />,
      })}
    />
  );
}

function CreatedKey({ created, baseUrl }: { created: CreatedIngestKey; baseUrl: string }) {
  const service = created.service ?? "my-service";
  const curl = prepareCurl({ baseUrl, key: created.secret, service });
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <CodeBlock label="Ingest key" code={created.secret} />
      <CodeBlock label="curl command that sends a first error" code={curl} />
    </div>
  );
}

type FormProps = { services: string[]; onCreated: (key: CreatedIngestKey) => void };

function KeyForm({ services, onCreated }: FormProps) {
  return (
    <Form send={create} onSent={onCreated}>
      <FormError fields={["name", "service"]} />
      <Field name="name" label="Name" hint="Where it will be used: checkout, production.">
        <Input autoComplete="off" maxLength={100} />
      </Field>
      <Field
        name="service"
        label="May send records of"
        hint="A key of the whole organisation creates services as records name them."
      >
        <Select className="w-full">
          <option value="">Any service</option>
          {services.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <SubmitButton>Create key</SubmitButton>
      </DialogFooter>
    </Form>
  );
}

function create(values: FormData) {
  const body = { name: values.get("name"), service: values.get("service") || null };
  return sendJson("POST", "/api/v1/ingest-keys", body, CreatedIngestKey);
}
