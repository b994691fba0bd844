"use client";

import { Field } from "#components/forms/field.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Input } from "#components/ui/input.tsx";

const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** One span, by the clock of whoever plans it. */
export function OnceFields() {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field name="schedule.from" label="From" hint="By this device's clock.">
        <Input type="datetime-local" defaultValue={localMinute(new Date())} />
      </Field>
      <Field name="schedule.to" label="To">
        <Input type="datetime-local" />
      </Field>
    </div>
  );
}

/** A span that comes every week, by the clocks of a place. */
export function WeeklyFields() {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (
    <>
      <Field name="schedule.days" label="Begins on">
        <fieldset className="flex flex-wrap gap-x-4 gap-y-1">
          {days.map((day, index) => (
            <Checkbox key={day} name="days" value={index + 1} id={`day-${day}`}>
              {day}
            </Checkbox>
          ))}
        </fieldset>
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="schedule.from" label="From">
          <Input type="time" defaultValue="02:00" />
        </Field>
        <Field name="schedule.to" label="To" hint="Before “From”: on the next day.">
          <Input type="time" defaultValue="04:00" />
        </Field>
      </div>
      <Field name="schedule.zone" label="Time zone" hint="Of the IANA list.">
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
