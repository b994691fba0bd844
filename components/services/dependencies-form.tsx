"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { Form } from "#components/forms/form.tsx";
import { FormError } from "#components/forms/form-error.tsx";
import { sendJson } from "#components/forms/send-json.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Service } from "#lib/services/schemas.ts";

type Props = { service: Pick<Service, "name" | "depends_on">; others: string[] };

/** Which services this one needs: while one of them is not well, it is not restarted by itself. */
export function DependenciesForm({ service: { name, depends_on }, others }: Props) {
  const t = useTranslations("services.dependencies");
  const router = useRouter();
  const send = (values: FormData) =>
    sendJson(
      "PATCH",
      `/api/v1/services/${encodeURIComponent(name)}`,
      { depends_on: values.getAll("depends_on").map(String) },
      Service,
    );
  function done() {
    router.refresh();
    toast(t("changed"));
  }
  if (others.length === 0) return <p className="text-ink-2">{t("none")}</p>;
  return (
    <Form send={send} onSent={done}>
      <FormError fields={[]} />
      <fieldset className="flex max-h-60 min-w-0 flex-wrap gap-x-4 gap-y-1 overflow-y-auto">
        <legend className="sr-only">{t("legend", { name })}</legend>
        {others.map((other) => (
          <Checkbox
            key={other}
            name="depends_on"
            value={other}
            defaultChecked={depends_on.includes(other)}
          >
            {other}
          </Checkbox>
        ))}
      </fieldset>
      <div>
        <SubmitButton>{t("save")}</SubmitButton>
      </div>
    </Form>
  );
}
