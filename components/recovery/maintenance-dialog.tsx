"use client";

import { CalendarPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Field } from "#components/forms/field.tsx";
import { Form } from "#components/forms/form.tsx";
import { FormError } from "#components/forms/form-error.tsx";
import { sendJson } from "#components/forms/send-json.ts";
import { SubmitButton } from "#components/forms/submit-button.tsx";
import { OnceFields, WeeklyFields } from "#components/recovery/maintenance-fields.tsx";
import { MessageFields } from "#components/recovery/message-fields.tsx";
import { readMaintenance } from "#components/recovery/read-maintenance.ts";
import { Button } from "#components/ui/button.tsx";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogFooter,
  DialogTrigger,
} from "#components/ui/dialog.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Maintenance } from "#lib/recovery/maintenance-schemas.ts";

const fields = [
  ...["service", "reason", "schedule.from", "schedule.to", "schedule.days", "schedule.zone"],
];

/** Plans a time in which automation holds still. */
export function MaintenanceDialog({ services }: { services: string[] }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  function done() {
    setOpen(false);
    router.refresh();
    toast("The maintenance window is planned");
  }
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>
          <CalendarPlus aria-hidden />
          Plan maintenance
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Plan maintenance"
        description="Nothing starts by itself meanwhile, and error pages say until when. Errors are collected as before."
      >
        <MaintenanceForm services={services} onSent={done} />
      </DialogContent>
    </Dialog>
  );
}

function MaintenanceForm({ services, onSent }: { services: string[]; onSent: () => void }) {
  const [kind, setKind] = useState("once");
  const send = (values: FormData) =>
    sendJson("POST", "/api/v1/maintenance", readMaintenance(values), Maintenance);
  return (
    <Form send={send} onSent={onSent}>
      <FormError fields={fields} />
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
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <SubmitButton>Plan it</SubmitButton>
      </DialogFooter>
    </Form>
  );
}
