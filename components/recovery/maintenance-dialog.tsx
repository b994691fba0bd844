"use client";

import { CalendarPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { Field } from "#components/forms/field.tsx";
import { FormDialog } from "#components/forms/form-dialog.tsx";
import { sendJson } from "#components/forms/send-json.ts";
import { OnceFields, WeeklyFields } from "#components/recovery/maintenance-fields.tsx";
import { MessageFields } from "#components/recovery/message-fields.tsx";
import { readMaintenance } from "#components/recovery/read-maintenance.ts";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Maintenance } from "#lib/recovery/maintenance-schemas.ts";

const fields = [
  ...["service", "reason", "schedule.from", "schedule.to", "schedule.days", "schedule.zone"],
];

/** Plans a time in which automation holds still. */
export function MaintenanceDialog({ services }: { services: string[] }) {
  const t = useTranslations("recovery.maintenanceDialog");
  return (
    <FormDialog
      trigger={
        <Button>
          <CalendarPlus aria-hidden />
          {t("plan")}
        </Button>
      }
      title={t("plan")}
      description={t("note")}
      fields={fields}
      verb={t("submit")}
      send={(values) =>
        sendJson("POST", "/api/v1/maintenance", readMaintenance(values), Maintenance)
      }
      onSent={() => toast(t("done"))}
    >
      <MaintenanceFields services={services} />
    </FormDialog>
  );
}

function MaintenanceFields({ services }: { services: string[] }) {
  const t = useTranslations("recovery.maintenanceDialog");
  const [kind, setKind] = useState("once");
  return (
    <>
      <Field name="service" label={t("service")}>
        <Select className="w-full">
          <option value="">{t("allServices")}</option>
          {services.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      </Field>
      <Field name="reason" label={t("reason")}>
        <Input maxLength={500} autoComplete="off" placeholder={t("reasonExample")} />
      </Field>
      <Field name="kind" label={t("when")}>
        <Select
          className="w-full"
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value)}
        >
          <option value="once">{t("once")}</option>
          <option value="weekly">{t("weekly")}</option>
        </Select>
      </Field>
      {kind === "once" ? <OnceFields /> : <WeeklyFields />}
      <MessageFields />
    </>
  );
}
