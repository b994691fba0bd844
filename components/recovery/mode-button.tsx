"use client";

import { useState } from "react";
import { toast } from "sonner";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { Field } from "#components/forms/field.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { modeWords } from "#components/recovery/describe-scenario.ts";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { Mode } from "#lib/recovery/schemas.ts";

type Props = { scenario: string; mode: Mode };

/** Changes how much a scenario does by itself, and says what that means before it counts. */
export function ModeButton({ scenario, mode }: Props) {
  const [wanted, setWanted] = useState(mode);
  const { label, meaning } = modeWords[wanted];
  const path = `/api/v1/scenarios/${encodeURIComponent(scenario)}` as const;
  return (
    <ConfirmSend
      trigger={<Button>Change the mode</Button>}
      title={`Change the mode of ${scenario}?`}
      effect={
        wanted === mode
          ? `Now it ${meaning}.`
          : `From then on it ${meaning}. This is a new version; it can be set back.`
      }
      verb={`Set the mode to ${label}`}
      blocked={wanted === mode}
      send={() => sendJson("PATCH", path, { mode: wanted }, anyAnswer)}
      onSent={() => toast(`${scenario} is in mode ${label}`)}
    >
      <Field name="mode" label="Mode">
        <Select
          className="w-full"
          value={wanted}
          onChange={(event) => setWanted(Mode.parse(event.currentTarget.value))}
        >
          {Mode.options.map((one) => (
            <option key={one} value={one}>
              {modeWords[one].label}
            </option>
          ))}
        </Select>
      </Field>
    </ConfirmSend>
  );
}
