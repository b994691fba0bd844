"use client";

import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { Field } from "#components/forms/field.tsx";
import { Form } from "#components/forms/form.tsx";
import { FormError } from "#components/forms/form-error.tsx";
import { type Sent, sendJson } from "#components/forms/send-json.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Service } from "#lib/services/schemas.ts";

type Props = {
  /** The service that is set up, where one is named already. */
  service: string | null;
  mayOperate: boolean;
};

/** Names the service, which gives it a key of its own; one that is there already is taken as it is. */
export function WelcomeService({ service, mayOperate }: Props) {
  const t = useTranslations("insights.welcomeService");
  const [, setService] = useQueryState("service", parseAsString.withOptions({ shallow: false }));
  if (service !== null)
    return (
      <p className="flex flex-wrap items-center gap-2.5">
        <Badge>{service}</Badge>
        <span className="mr-auto text-ink-2">{t(mayOperate ? "hasKey" : "known")}</span>
        <Button size="small" onClick={() => void setService(null)}>
          {t("another")}
        </Button>
      </p>
    );
  if (!mayOperate) return <p className="text-ink-2">{t("ask")}</p>;
  return (
    <Form send={takeService} onSent={({ name }) => void setService(name)}>
      <FormError fields={["name"]} />
      <Field name="name" label={t("name")} hint={t("nameHint")}>
        <Input autoComplete="off" autoCapitalize="none" maxLength={100} className="max-w-90" />
      </Field>
      <SubmitButton>{t("submit")}</SubmitButton>
    </Form>
  );
}

const conflict = 409;

async function takeService(values: FormData): Promise<Sent<Pick<Service, "name">>> {
  const name = String(values.get("name")).trim();
  const sent = await sendJson("POST", "/api/v1/services", { name }, Service);
  const isThere = !sent.ok && sent.problem.status === conflict;
  return isThere ? { ok: true, data: { name } } : sent;
}
