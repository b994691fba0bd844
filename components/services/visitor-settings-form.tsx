"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { toast } from "sonner";
import { Field } from "#components/forms/field.tsx";
import { Form } from "#components/forms/form.tsx";
import { FormError } from "#components/forms/form-error.tsx";
import { sendJson } from "#components/forms/send-json.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { nameLanguage } from "#lib/format/name-language.ts";
import { languages } from "#lib/services/language-schemas.ts";
import { Service } from "#lib/services/schemas.ts";

type Props = { service: Pick<Service, "name" | "support" | "error_page"> };

const fields = [
  ...["error_page.display_name", "error_page.home_url"],
  ...["error_page.default_language", "error_page.safe_rate"],
  ...["support.email", "support.phone", "support.url", "support.hours"],
];

/** What visitors of the service read when it fails, and how they reach somebody. */
export function VisitorSettingsForm({ service: { name, support, error_page } }: Props) {
  const t = useTranslations("services.visitors");
  const language = useLocale();
  const router = useRouter();
  function done() {
    router.refresh();
    toast(t("changed"));
  }
  return (
    <Form
      send={(values) => change(name, values)}
      onSent={done}
      className="grid gap-4 rail:grid-cols-2"
    >
      <div className="col-span-full empty:hidden">
        <FormError fields={fields} />
      </div>
      <Field
        name="error_page.display_name"
        label={t("displayName")}
        hint={t("displayNameHint", { name })}
      >
        <Input autoComplete="off" defaultValue={error_page.display_name} />
      </Field>
      <Field name="error_page.home_url" label={t("home")} hint={t("homeHint")}>
        <Input type="url" autoComplete="off" defaultValue={error_page.home_url} />
      </Field>
      <Field name="error_page.default_language" label={t("language")} hint={t("languageHint")}>
        <Select className="w-full" defaultValue={error_page.default_language ?? "en"}>
          {languages.map((code) => (
            <option key={code} value={code}>
              {nameLanguage(code, language)}
            </option>
          ))}
        </Select>
      </Field>
      <Field name="error_page.safe_rate" label={t("safeRate")} hint={t("safeRateHint")}>
        <Input inputMode="numeric" autoComplete="off" defaultValue={error_page.safe_rate} />
      </Field>
      <Field name="support.email" label={t("email")}>
        <Input type="email" autoComplete="off" defaultValue={support.email} />
      </Field>
      <Field name="support.phone" label={t("phone")}>
        <Input type="tel" autoComplete="off" defaultValue={support.phone} />
      </Field>
      <Field name="support.url" label={t("page")}>
        <Input type="url" autoComplete="off" defaultValue={support.url} />
      </Field>
      <Field name="support.hours" label={t("hours")} hint={t("hoursHint")}>
        <Input autoComplete="off" defaultValue={support.hours} />
      </Field>
      <Checkbox
        name="show_recovery"
        defaultChecked={error_page.show_recovery !== false}
        className="col-span-full"
      >
        {t("tell")}
      </Checkbox>
      <div className="col-span-full">
        <SubmitButton>{t("save")}</SubmitButton>
      </div>
    </Form>
  );
}

function change(name: string, values: FormData) {
  const { safe_rate, ...texts } = readGroup("error_page.", values);
  const body = {
    support: readGroup("support.", values),
    error_page: {
      ...texts,
      // What is no number stays what it is, for the API to say so at its field.
      ...(safe_rate === undefined ? {} : { safe_rate: Number(safe_rate) || safe_rate }),
      show_recovery: values.get("show_recovery") === "on",
    },
  };
  return sendJson("PATCH", `/api/v1/services/${encodeURIComponent(name)}`, body, Service);
}

/** The filled fields of one group; an empty one is left out, and so removed. */
function readGroup(prefix: string, values: FormData): Record<string, string> {
  const pairs = [...values.entries()]
    .map(([key, value]) => [key, String(value).trim()] as const)
    .filter(([key, value]) => key.startsWith(prefix) && value !== "")
    .map(([key, value]) => [key.slice(prefix.length), value] as const);
  return Object.fromEntries(pairs);
}
