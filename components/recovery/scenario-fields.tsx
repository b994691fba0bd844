"use client";

import { useTranslations } from "next-intl";
import { Field } from "#components/forms/field.tsx";
import { DraftField, useDraft } from "#components/recovery/draft-field.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { Mode } from "#lib/recovery/schemas.ts";

export function ModeField() {
  const t = useTranslations("recovery.scenarioFields");
  const modes = useTranslations("recovery.modes");
  const { draft, change } = useDraft();
  return (
    <div className="flex flex-col gap-2">
      <Field
        name="mode"
        label={t("mode")}
        hint={t("modeHint", { meaning: modes(`meaning.${draft.mode}`) })}
      >
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
        {t("fourEyes")}
      </Checkbox>
    </div>
  );
}

export function VerifyFields({ mayOpen }: { mayOpen: boolean }) {
  const t = useTranslations("recovery.scenarioFields");
  const { draft, change } = useDraft();
  return (
    <>
      <div className="grid grid-cols-3 gap-3 max-sm:grid-cols-1">
        <DraftField
          of="windows"
          name="verify.windows"
          label={t("windows")}
          hint={t("windowsHint")}
        />
        <DraftField
          of="verify_window_seconds"
          name="verify.window_seconds"
          label={t("windowSeconds")}
          hint={t("seconds")}
        />
        <DraftField
          of="max_count"
          name="verify.max_count"
          label={t("maxCount")}
          hint={t("maxCountHint")}
        />
      </div>
      <div className="grid grid-cols-[1fr_7rem] gap-3 self-start max-sm:grid-cols-1">
        <DraftField
          text
          of="probe_url"
          name="verify.probe.url"
          label={t("probe")}
          hint={t("probeHint")}
        />
        <DraftField of="probe_status" name="verify.probe.expect_status" label={t("probeStatus")} />
        <Checkbox
          className="col-span-full"
          checked={draft.probe_private}
          disabled={!mayOpen}
          onChange={(event) => change({ probe_private: event.currentTarget.checked })}
        >
          {t(mayOpen ? "probePrivate" : "probePrivateLocked")}
        </Checkbox>
      </div>
    </>
  );
}

export function LimitFields() {
  const t = useTranslations("recovery.scenarioFields");
  return (
    <>
      <DraftField
        of="cooldown_seconds"
        name="cooldown_seconds"
        label={t("cooldown")}
        hint={t("seconds")}
      />
      <div className="grid grid-cols-2 gap-3 self-start">
        <DraftField
          of="max_attempts"
          name="max_attempts"
          label={t("attempts")}
          hint={t("atMost")}
        />
        <DraftField
          of="attempts_window_seconds"
          name="attempts_window_seconds"
          label={t("within")}
          hint={t("seconds")}
        />
      </div>
      <DraftField of="max_flaps" name="max_flaps" label={t("flaps")} hint={t("flapsHint")} />
    </>
  );
}

export function HandOverField({ channels }: { channels: string[] }) {
  const t = useTranslations("recovery.scenarioFields");
  const { draft, change } = useDraft();
  const known = channels.join(", ");
  return (
    <Field
      name="escalate_to"
      label={t("handOver")}
      hint={known ? t("handOverKnown", { channels: known }) : t("handOverHint")}
    >
      <Textarea
        rows={2}
        value={draft.escalate_to}
        onChange={(event) => change({ escalate_to: event.currentTarget.value })}
      />
    </Field>
  );
}
