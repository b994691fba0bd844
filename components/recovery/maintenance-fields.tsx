"use client";

import { useTranslations } from "next-intl";
import { Field } from "#components/forms/field.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Input } from "#components/ui/input.tsx";

const days = [1, 2, 3, 4, 5, 6, 7] as const;

/** One span, by the clock of whoever plans it. */
export function OnceFields() {
  const t = useTranslations("recovery.maintenanceFields");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field name="schedule.from" label={t("from")} hint={t("clockHint")}>
        <Input type="datetime-local" defaultValue={localMinute(new Date())} />
      </Field>
      <Field name="schedule.to" label={t("to")}>
        <Input type="datetime-local" />
      </Field>
    </div>
  );
}

/** A span that comes every week, by the clocks of a place. */
export function WeeklyFields() {
  const t = useTranslations("recovery.maintenanceFields");
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (
    <>
      <Field name="schedule.days" label={t("days")}>
        <fieldset className="flex flex-wrap gap-x-4 gap-y-1">
          {days.map((day) => (
            <Checkbox key={day} name="days" value={day} id={`day-${day}`}>
              {t(`weekdays.${day}`)}
            </Checkbox>
          ))}
        </fieldset>
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="schedule.from" label={t("from")}>
          <Input type="time" defaultValue="02:00" />
        </Field>
        <Field name="schedule.to" label={t("to")} hint={t("toHint")}>
          <Input type="time" defaultValue="04:00" />
        </Field>
      </div>
      <Field name="schedule.zone" label={t("zone")} hint={t("zoneHint")}>
        <Input autoComplete="off" defaultValue={timeZone} />
      </Field>
    </>
  );
}

/** `2026-11-28T14:05` by this device's clock. */
function localMinute(time: Date): string {
  const shifted = new Date(time.getTime() - time.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}
