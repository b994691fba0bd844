"use client";

import { useTranslations } from "next-intl";
import { Field } from "#components/forms/field.tsx";
import { DraftField, useDraft } from "#components/recovery/draft-field.tsx";
import { membersOf } from "#components/recovery/trigger-draft.ts";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { TriggerKind } from "#lib/recovery/trigger-schemas.ts";

/** What starts the plan: its kind, then the fields of that kind alone. */
export function TriggerFields() {
  const kinds = useTranslations("recovery.triggerKinds");
  const t = useTranslations("recovery.triggerFields");
  const { draft, change } = useDraft();
  const members = membersOf[draft.kind];
  return (
    <>
      <Field name="trigger.kind" label={t("kind")} hint={kinds(`hint.${draft.kind}`)}>
        <Select
          className="w-full"
          value={draft.kind}
          onChange={(event) => change({ kind: TriggerKind.parse(event.currentTarget.value) })}
        >
          {TriggerKind.options.map((kind) => (
            <option key={kind} value={kind}>
              {kinds(`label.${kind}`)}
            </option>
          ))}
        </Select>
      </Field>
      <div className="grid grid-cols-2 gap-3 self-start">
        {members.includes("count") ? (
          <DraftField of="count" name="trigger.count" label={t("errors")} hint={t("errorsHint")} />
        ) : null}
        {members.includes("window_seconds") ? (
          <DraftField
            of="window_seconds"
            name="trigger.window_seconds"
            label={t(draft.kind === "absence" ? "for" : "within")}
            hint={t("seconds")}
          />
        ) : null}
        <OwnField />
      </div>
      {members.includes("error_codes") ? <ErrorFields /> : null}
    </>
  );
}

/** The one field that a kind has for itself. */
function OwnField() {
  const t = useTranslations("recovery.triggerFields");
  const { draft } = useDraft();
  switch (draft.kind) {
    case "rate":
      return (
        <DraftField of="factor" name="trigger.factor" label={t("factor")} hint={t("factorHint")} />
      );
    case "share":
      return (
        <DraftField
          of="share_percent"
          name="trigger.share_percent"
          label={t("share")}
          hint={t("shareHint")}
        />
      );
    case "absence":
      return (
        <DraftField
          text
          of="monitor"
          name="trigger.monitor"
          label={t("monitor")}
          hint={t("monitorHint")}
        />
      );
    default:
      return null;
  }
}

function ErrorFields() {
  const t = useTranslations("recovery.triggerFields");
  const { draft, change } = useDraft();
  return (
    <>
      <Field name="trigger.error_codes" label={t("codes")} hint={t("codesHint")}>
        <Textarea
          rows={3}
          className="font-mono"
          autoCapitalize="none"
          value={draft.error_codes}
          onChange={(event) => change({ error_codes: event.currentTarget.value })}
        />
      </Field>
      <DraftField
        text
        of="pattern"
        name="trigger.pattern"
        label={t("pattern")}
        hint={t("patternHint")}
      />
    </>
  );
}
