"use client";

import { CalendarPlus } from "lucide-react";
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
  return (
    <FormDialog
      trigger={
        <Button>
          <CalendarPlus aria-hidden />
          Plan maintenance
        </Button>
      }
      title="Plan maintenance"
      description="Nothing starts by itself meanwhile, and error pages say until when. Errors are collected as before."
      fields={fields}
      verb="Plan it"
      send={(values) =>
        sendJson("POST", "/api/v1/maintenance", readMaintenance(values), Maintenance)
      }
      onSent={() => toast("The maintenance window is planned")}
    >
      <MaintenanceFields services={services} />
    </FormDialog>
  );
}

function MaintenanceFields({ services }: { services: string[] }) {
  const [kind, setKind] = useState("once");
  return (
    <>
      <Field name="service" label="Service">
        <Select className="w-full">
          <option value="">All services</option>
          {services.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      </Field>
      <Field name="reason" label="What is done">
        <Input maxLength={500} autoComplete="off" placeholder="Moving the database" />
      </Field>
      <Field name="kind" label="When">
        <Select
          className="w-full"
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value)}
        >
          <option value="once">Once</option>
          <option value="weekly">Every week</option>
        </Select>
      </Field>
      {kind === "once" ? <OnceFields /> : <WeeklyFields />}
      <MessageFields />
    </>
  );
}
