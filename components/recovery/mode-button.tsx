"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { Field } from "#components/forms/field.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { Mode } from "#lib/recovery/schemas.ts";

type Props = { scenario: string; mode: Mode };

/** Changes how much a scenario does by itself, and says what that means before it counts. */
export function ModeButton({ scenario, mode }: Props) {
  const t = useTranslations("recovery.modeButton");
  const modes = useTranslations("recovery.modes");
  const [wanted, setWanted] = useState(mode);
  const label = modes(`label.${wanted}`);
  const meaning = modes(`meaning.${wanted}`);
  const path = `/api/v1/scenarios/${encodeURIComponent(scenario)}` as const;
  return (
    <ConfirmSend
      trigger={<Button>{t("change")}</Button>}
      title={t("title", { scenario })}
      effect={t(wanted === mode ? "now" : "then", { meaning })}
      verb={t("verb", { mode: label })}
      blocked={wanted === mode}
      send={() => sendJson("PATCH", path, { mode: wanted }, anyAnswer)}
      onSent={() => toast(t("done", { scenario, mode: label }))}
    >
      <Field name="mode" label={t("mode")}>
        <Select
          className="w-full"
          value={wanted}
          onChange={(event) => setWanted(Mode.parse(event.currentTarget.value))}
        >
          {Mode.options.map((one) => (
            <option key={one} value={one}>
              {modes(`label.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
    </ConfirmSend>
  );
}
