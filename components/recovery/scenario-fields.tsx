"use client";

import { useTranslations } from "next-intl";
import { Field } from "#components/forms/field.tsx";
import { DraftField, useDraft } from "#components/recovery/draft-field.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { Mode } from "#lib/recovery/schemas.ts";

export function ModeField() {
  const modes = useTranslations("recovery.modes");
  const { draft, change } = useDraft();
  return (
    <div className="flex flex-col gap-2">
      <Field name="mode" label="Mode" hint={`It ${modes(`meaning.${draft.mode}`)}.`}>
        <Select
          className="w-full"
          value={draft.mode}
          onChange={(event) => change({ mode: Mode.parse(event.currentTarget.value) })}
        >
          {Mode.options.map((mode) => (
            <option key={mode} value={mode}>
              {modes(`label.${mode}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox
        checked={draft.four_eyes}
        onChange={(event) => change({ four_eyes: event.currentTarget.checked })}
      >
        Where it asks, two people have to approve
      </Checkbox>
    </div>
  );
}

export function VerifyFields({ mayOpen }: { mayOpen: boolean }) {
  const { draft, change } = useDraft();
  return (
    <>
      <div className="grid grid-cols-3 gap-3 max-sm:grid-cols-1">
        <DraftField of="windows" name="verify.windows" label="Windows" hint="In a row" />
        <DraftField
          of="verify_window_seconds"
          name="verify.window_seconds"
          label="Each of"
          hint="Seconds"
        />
        <DraftField of="max_count" name="verify.max_count" label="Errors" hint="At most, in each" />
      </div>
      <div className="grid grid-cols-[1fr_7rem] gap-3 self-start max-sm:grid-cols-1">
        <DraftField
          text
          of="probe_url"
          name="verify.probe.url"
          label="Probe"
          hint="A URL that is asked after each window. Optional: without one, other records are the sign of life."
        />
        <DraftField of="probe_status" name="verify.probe.expect_status" label="Answers" />
        <Checkbox
          className="col-span-full"
          checked={draft.probe_private}
          disabled={!mayOpen}
          onChange={(event) => change({ probe_private: event.currentTarget.checked })}
        >
          The probe is in a private network or on this host
          {mayOpen ? null : " (only an administrator may set it)"}
        </Checkbox>
      </div>
    </>
  );
}

export function LimitFields() {
  return (
    <>
      <DraftField
        of="cooldown_seconds"
        name="cooldown_seconds"
        label="Rest after a run"
        hint="Seconds"
      />
      <div className="grid grid-cols-2 gap-3 self-start">
        <DraftField of="max_attempts" name="max_attempts" label="Attempts" hint="At most" />
        <DraftField
          of="attempts_window_seconds"
          name="attempts_window_seconds"
          label="Within"
          hint="Seconds"
        />
      </div>
      <DraftField
        of="max_flaps"
        name="max_flaps"
        label="Relapses"
        hint="Within 15 minutes of a recovery; from so many on it asks before it acts"
      />
    </>
  );
}

export function HandOverField({ channels }: { channels: string[] }) {
  const { draft, change } = useDraft();
  const known = channels.length > 0 ? ` Known: ${channels.join(", ")}.` : "";
  return (
    <Field
      name="escalate_to"
      label="Hand over to"
      hint={`Channels that are told when no step helped, one a line. None: every channel.${known}`}
    >
      <Textarea
        rows={2}
        value={draft.escalate_to}
        onChange={(event) => change({ escalate_to: event.currentTarget.value })}
      />
    </Field>
  );
}
