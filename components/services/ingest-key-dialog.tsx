"use client";

import { useTranslations } from "next-intl";
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
  const t = useTranslations("services.ingestKeyDialog");
  return (
    <CreateOnceDialog<CreatedIngestKey>
      verb={t("create")}
      ask={{ title: t("title"), description: t("description") }}
      form={(onCreated) => <KeyForm services={services} onCreated={onCreated} />}
      show={(created) => ({
        title: t("createdTitle", { name: created.name }),
        description: t("createdDescription"),
        secrets: <CreatedKey created={created} baseUrl={baseUrl} />,
      })}
    />
  );
}

function CreatedKey({ created, baseUrl }: { created: CreatedIngestKey; baseUrl: string }) {
  const t = useTranslations("services.ingestKeyDialog");
  const service = created.service ?? "my-service";
  const curl = prepareCurl({ baseUrl, key: created.secret, service });
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <CodeBlock label={t("key")} code={created.secret} />
      <CodeBlock label={t("curl")} code={curl} />
    </div>
  );
}

type FormProps = { services: string[]; onCreated: (key: CreatedIngestKey) => void };

function KeyForm({ services, onCreated }: FormProps) {
  const t = useTranslations("services.ingestKeyDialog");
  return (
    <Form send={create} onSent={onCreated}>
      <FormError fields={["name", "service"]} />
      <Field name="name" label={t("name")} hint={t("nameHint")}>
        <Input autoComplete="off" maxLength={100} />
      </Field>
      <Field name="service" label={t("reach")} hint={t("reachHint")}>
        <Select className="w-full">
          <option value="">{t("anyService")}</option>
          {services.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <DialogFooter>
        <DialogClose asChild>
          <Button>{t("cancel")}</Button>
        </DialogClose>
        <SubmitButton>{t("create")}</SubmitButton>
      </DialogFooter>
    </Form>
  );
}

function create(values: FormData) {
  const body = { name: values.get("name"), service: values.get("service") || null };
  return sendJson("POST", "/api/v1/ingest-keys", body, CreatedIngestKey);
}
